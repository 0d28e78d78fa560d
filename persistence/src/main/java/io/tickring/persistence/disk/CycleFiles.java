package io.tickring.persistence.disk;

import io.tickring.persistence.files.FilePosition;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The files of one directory, one after the other. Time only ever goes forward here: where the clock steps back over a
 * roll, the newest file is written on.
 *
 * <p>The hot chain turns to a new file; the agent only prepares it.
 */
public final class CycleFiles {
    private static final long MAX_LEAD_MS = 60_000;
    private static final long LEAD_SHARE = 100;
    private static final String CYCLE_SUFFIX = ".cq4";
    /** Chronicle looks for a file of this name when it opens a cycle, and renames it. */
    private static final String PREPARED_SUFFIX = ".precreated";

    private final Path directory;
    private final RollPeriod roll;
    private final Allocation allocation;
    private final TouchedFiles touched;
    private final LongSupplier clock;
    private volatile long nextStartMs = Long.MIN_VALUE;
    private int ordinal = -1;
    private Path opening;

    public CycleFiles(Path directory, RollPeriod roll, Allocation allocation, TouchedFiles touched,
            LongSupplier clock) {
        this.directory = directory;
        this.roll = roll;
        this.allocation = allocation;
        this.touched = touched;
        this.clock = clock;
    }

    /**
     * Turns to a new file, which takes the place of the one before where that never got a document: Chronicle makes a
     * file with its first one.
     *
     * @return whether a new file is due and there is room for it; the next document has to go there then
     */
    public boolean turn(long nowMs, long bytes) {
        if (nowMs < nextStartMs || !allocation.prepare(path(nowMs, PREPARED_SUFFIX), bytes)) {
            return false;
        }
        if (opening == null) {
            ordinal++;
        }
        opening = path(nowMs, CYCLE_SUFFIX);
        allocation.turnTo(opening);
        nextStartMs = roll.nextStartMs(nowMs);
        return true;
    }

    /** To be called behind each document, before it is acknowledged. */
    public void written() {
        if (opening != null) {
            touched.add(opening);
            opening = null;
        }
    }

    /** @return where this byte of the newest file lies */
    public long position(long offset) {
        return FilePosition.of(ordinal, offset);
    }

    /** @return whether there was something to prepare */
    boolean prepareNext() {
        long startMs = nextStartMs;
        if (startMs == Long.MIN_VALUE) {
            return false;
        }
        long leadMs = Math.min(MAX_LEAD_MS, (roll.nextStartMs(startMs) - startMs) / LEAD_SHARE);
        long nowMs = TimeUnit.NANOSECONDS.toMillis(clock.getAsLong());
        boolean soon = nowMs < startMs && startMs - nowMs <= leadMs;
        return soon && allocation.prepareAhead(path(startMs, PREPARED_SUFFIX));
    }

    private Path path(long timeMs, String suffix) {
        return directory.resolve(roll.fileName(timeMs) + suffix);
    }
}
