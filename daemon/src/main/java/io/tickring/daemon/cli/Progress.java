package io.tickring.daemon.cli;

import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with the time left, where a person watches; nothing where a script does. */
final class Progress implements AutoCloseable {
    private static final long MIB = 1 << 20;
    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ProgressBar bar;
    private long nextNs = System.nanoTime();

    private Progress(ProgressBar bar) {
        this.bar = bar;
    }

    static Progress ofBytes(String task, long bytes) {
        if (System.console() == null) {
            return new Progress(null);
        }
        boolean plain = System.getenv("NO_COLOR") != null;
        return new Progress(new ProgressBarBuilder().setTaskName(task).setInitialMax(bytes).setUnit(" MiB", MIB)
                .setStyle(plain ? ProgressBarStyle.ASCII : ProgressBarStyle.COLORFUL_UNICODE_BLOCK).build());
    }

    /** Told as often as it likes to be told. One thread. */
    void at(long done) {
        if (bar != null && System.nanoTime() - nextNs >= 0) {
            nextNs = System.nanoTime() + STEP_NS;
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.stepTo(bar.getMax());
            bar.close();
        }
    }
}
