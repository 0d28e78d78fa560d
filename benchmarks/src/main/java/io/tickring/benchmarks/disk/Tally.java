package io.tickring.benchmarks.disk;

import java.util.ArrayList;
import java.util.List;

/** Counts what came of the trials. One thread. */
final class Tally {
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

    void imageHeld() {
        imagesHeld++;
    }

    void pages(PowerCut cut) {
        pagesKept += cut.pagesKept();
        pagesDropped += cut.pagesDropped();
        pagesTorn += cut.pagesTorn();
    }

    void bitDetected() {
        bitsDetected++;
    }

    void cutDetected() {
        cutsDetected++;
    }

    /** A bit that no record depends on: everything was served. */
    void harmless() {
        harmless++;
    }

    void failed(String what) {
        failed++;
        if (failures.size() < FAILURES_KEPT) {
            failures.add(what);
        }
    }

    DiskResult result(long seed) {
        return new DiskResult(seed, imagesHeld, pagesKept, pagesDropped, pagesTorn, bitsDetected, cutsDetected,
                harmless, failed, List.copyOf(failures));
    }
}
