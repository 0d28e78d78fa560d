package io.tickring.daemon.cli.terminal;

import io.tickring.daemon.ExitCode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;

/**
 * Turns SIGTERM and Ctrl-C into an orderly stop: whoever waits here is woken, closes what it runs, and says so; only
 * then does the process end, with exit code 0 where all went well.
 */
public final class StopSignal implements AutoCloseable {
    private static final long PATIENCE_S = 30;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean orderly;
    private final Thread hook = new Thread(this::onShutdown, "shutdown");

    /** Begins to listen; whoever installs it closes it. */
    public static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    private void onShutdown() {
        asked.countDown();
        try {
            boolean inTime = closed.await(PATIENCE_S, TimeUnit.SECONDS);
            LogManager.shutdown();
            Runtime.getRuntime().halt((inTime && orderly ? ExitCode.DONE : ExitCode.FAILED).number());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether a stop was asked for within this time */
    public boolean await(long millis) throws InterruptedException {
        return asked.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Says that nothing went wrong, closing included. */
    public void orderly() {
        orderly = true;
    }

    /** Says that all is closed. */
    @Override
    public void close() {
        closed.countDown();
        if (asked.getCount() > 0) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
