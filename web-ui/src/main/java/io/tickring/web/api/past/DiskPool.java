package io.tickring.web.api.past;

import io.tickring.engine.history.HistoryUnreadableException;
import io.tickring.web.http.Refusal;
import io.tickring.web.http.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Few threads for answers that have to read from a disk, so that the event loop never waits for one. */
public final class DiskPool implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int MAX_WAITING = 32;

    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), this::thread);

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "web-disk-" + started.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** @throws Refusal where too many requests wait already */
    public CompletableFuture<Reply> answer(Supplier<Reply> work) {
        if (threads.getQueue().size() >= MAX_WAITING) {
            throw Refusal.unavailable(MAX_WAITING + " requests for history wait already: ask again later");
        }
        return more(() -> readable(work));
    }

    /** For an answer that has begun, and so cannot be refused any more; of each there is one at a time. */
    public <T> CompletableFuture<T> more(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    private static Reply readable(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (HistoryUnreadableException e) {
            throw new Refusal(500, e.getMessage());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
