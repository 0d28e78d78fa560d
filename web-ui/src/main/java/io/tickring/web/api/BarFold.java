package io.tickring.web.api;

import io.tickring.engine.bars.Bar;
import java.util.ArrayList;
import java.util.List;

/** Makes longer bars of minute bars that come ascending. */
final class BarFold {
    private final Interval interval;
    private final List<Bar> folded = new ArrayList<>();
    private Bar newest;

    BarFold(Interval interval) {
        this.interval = interval;
    }

    void add(Bar minute) {
        long openTimeMs = interval.floor(minute.openTimeMs);
        if (newest == null || newest.openTimeMs != openTimeMs) {
            newest = new Bar();
            newest.copyFrom(minute);
            newest.openTimeMs = openTimeMs;
            folded.add(newest);
        } else {
            extend(newest, minute);
        }
    }

    private static void extend(Bar bar, Bar minute) {
        bar.bidHigh = Math.max(bar.bidHigh, minute.bidHigh);
        bar.bidLow = Math.min(bar.bidLow, minute.bidLow);
        bar.bidClose = minute.bidClose;
        bar.askHigh = Math.max(bar.askHigh, minute.askHigh);
        bar.askLow = Math.min(bar.askLow, minute.askLow);
        bar.askClose = minute.askClose;
        bar.ticks += minute.ticks;
        long spreadSum = bar.spreadSumNanos + minute.spreadSumNanos;
        bar.spreadSumNanos = spreadSum < 0 ? Long.MAX_VALUE : spreadSum;
        bar.lastTickMs = minute.lastTickMs;
        bar.revision += minute.revision;
        if (minute.provenance.compareTo(bar.provenance) > 0) {
            bar.provenance = minute.provenance;
        }
    }

    /** @return ascending; the last one may get more minutes */
    List<Bar> bars() {
        return folded;
    }
}
