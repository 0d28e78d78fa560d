package io.tickring.benchmarks.disk.tally;

import java.util.ArrayList;
import java.util.List;

/** Counts what came of the trials. One thread. */
public final class Tally {
    private static final int FAILURES_KEPT = 20;

    private final List<String> failures = new ArrayList<>();
    private long failed;
    private long imagesHeld;
    private long pagesKept;
    private long pagesDropped;
    private long pagesTorn;
    private long bitsDetected;
    private long cutsDetected;
    private long harmless;

    public void imageHeld() {
        imagesHeld++;
    }

    /** Counts the pages of an image that were written since the last sync, by what the power cut made of them. */
    public void pages(long kept, long dropped, long torn) {
        pagesKept += kept;
        pagesDropped += dropped;
        pagesTorn += torn;
    }

    public void bitDetected() {
        bitsDetected++;
    }

    public void cutDetected() {
        cutsDetected++;
    }

    /** A bit that no record depends on: everything was served. */
    public void harmless() {
        harmless++;
    }

    public void failed(String what) {
        failed++;
        if (failures.size() < FAILURES_KEPT) {
            failures.add(what);
        }
    }

    public DiskResult result(long seed) {
        return new DiskResult(seed, imagesHeld, pagesKept, pagesDropped, pagesTorn, bitsDetected, cutsDetected,
                harmless, failed, List.copyOf(failures));
    }
}
