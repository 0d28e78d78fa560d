package io.tickring.web.api.bars;

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
            newest.extend(minute);
        }
    }

    /** @return ascending; the last one may get more minutes */
    List<Bar> bars() {
        return folded;
    }
}
