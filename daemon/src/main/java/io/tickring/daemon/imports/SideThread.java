package io.tickring.daemon.imports;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A thread that does one thing beside its owner, and does not outlive it. */
final class SideThread<T> implements AutoCloseable {
    private final FutureTask<T> task;
    private final Thread thread;

    SideThread(String name, Callable<T> work) {
        task = new FutureTask<>(work);
        thread = new Thread(task, name);
        thread.start();
    }

    /** @return whether {@link #get} returns or throws at once */
    boolean isDone() {
        return task.isDone();
    }

    /** @return what came of it, once it is done; what it threw is thrown */
    T get() throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw asThrown(e.getCause());
        }
    }

    /** @return for a caller that was interrupted while it waited for this thread's work */
    IOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while the file was read");
    }

    private static IOException asThrown(Throwable cause) {
        if (cause instanceof RuntimeException broken) {
            throw broken;
        }
        return cause instanceof IOException unreadable ? unreadable : new IOException(cause);
    }

    /** Ends the work, wherever it is. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
