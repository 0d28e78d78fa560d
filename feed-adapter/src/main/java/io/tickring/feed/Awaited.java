package io.tickring.feed;

import io.tickring.feed.rest.VenueException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Waits for a task that talks to the venue. */
final class Awaited {
    private Awaited() {
    }

    /**
     * Runs the task, where nobody did, or waits for its end.
     *
     * @return what came of it
     * @throws RuntimeException what it threw
     */
    static <T> T of(FutureTask<T> task) {
        task.run();
        try {
            return task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new VenueException("start", 0, "interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
