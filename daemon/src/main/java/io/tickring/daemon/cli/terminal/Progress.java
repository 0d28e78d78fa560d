package io.tickring.daemon.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with the time left, where a person watches; nothing where a script does. */
public final class Progress implements AutoCloseable {
    private static final long MIB = 1 << 20;
    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ProgressBar bar;
    private long nextNs = System.nanoTime();

    private Progress(ProgressBar bar) {
        this.bar = bar;
    }

    /** @param bytes all there are */
    public static Progress ofBytes(String task, long bytes) {
        return of(task, bytes, " MiB", MIB);
    }

    /** @param times how often all files of the directory are read */
    public static Progress ofFiles(String task, Path directory, int times) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return ofBytes(task, times * files.mapToLong(file -> file.toFile().length()).sum());
        }
    }

    /** @param days all there are */
    public static Progress ofDays(String task, long days) {
        return of(task, days, " days", 1);
    }

    static Progress ofRequests(String task, long requests) {
        return of(task, requests, " requests", 1);
    }

    private static Progress of(String task, long most, String unit, long unitSize) {
        if (System.console() == null) {
            return new Progress(null);
        }
        boolean plain = System.getenv("NO_COLOR") != null;
        return new Progress(new ProgressBarBuilder().setTaskName(task).setInitialMax(most).setUnit(unit, unitSize)
                .setStyle(plain ? ProgressBarStyle.ASCII : ProgressBarStyle.COLORFUL_UNICODE_BLOCK).build());
    }

    /** Told as often as it likes to be told. One thread. */
    public void at(long done) {
        if (bar != null && System.nanoTime() - nextNs >= 0) {
            nextNs = System.nanoTime() + STEP_NS;
            bar.stepTo(done);
        }
    }

    /** Leaves the bar as it stands. */
    void stop() {
        if (bar != null) {
            bar.close();
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
