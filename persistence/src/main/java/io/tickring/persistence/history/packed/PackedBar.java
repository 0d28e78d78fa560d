package io.tickring.persistence.history.packed;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;

/** A bar as {@value #COUNT} longs, exactly; the market is left to who keeps them. */
public final class PackedBar {
    public static final int COUNT = 14;
    private static final int REVISION_SHIFT = 8;
    private static final int PROVENANCE_MASK = 0xFF;

    private PackedBar() {
    }

    /** @param at where the first of the longs goes */
    public static void put(Bar bar, long[] into, int at) {
        into[at] = bar.openTimeMs;
        into[at + 1] = bar.bidOpen;
        into[at + 2] = bar.bidHigh;
        into[at + 3] = bar.bidLow;
        into[at + 4] = bar.bidClose;
        into[at + 5] = bar.askOpen;
        into[at + 6] = bar.askHigh;
        into[at + 7] = bar.askLow;
        into[at + 8] = bar.askClose;
        into[at + 9] = bar.ticks;
        into[at + 10] = (long) bar.revision << REVISION_SHIFT | bar.provenance.code();
        into[at + 11] = bar.spreadSumNanos;
        into[at + 12] = bar.firstTickMs - bar.openTimeMs;
        into[at + 13] = bar.lastTickMs - bar.openTimeMs;
    }

    /** @return the bar whose first long is there */
    public static Bar get(int market, long[] from, int at) {
        Bar bar = new Bar();
        bar.market = market;
        bar.openTimeMs = openTimeMs(from, at);
        bar.bidOpen = from[at + 1];
        bar.bidHigh = from[at + 2];
        bar.bidLow = from[at + 3];
        bar.bidClose = from[at + 4];
        bar.askOpen = from[at + 5];
        bar.askHigh = from[at + 6];
        bar.askLow = from[at + 7];
        bar.askClose = from[at + 8];
        bar.ticks = (int) from[at + 9];
        bar.revision = (int) (from[at + 10] >> REVISION_SHIFT);
        bar.provenance = provenance(from, at);
        bar.spreadSumNanos = from[at + 11];
        bar.firstTickMs = bar.openTimeMs + from[at + 12];
        bar.lastTickMs = bar.openTimeMs + from[at + 13];
        return bar;
    }

    public static long openTimeMs(long[] from, int at) {
        return from[at];
    }

    public static Provenance provenance(long[] from, int at) {
        return Provenance.ofCode((int) from[at + 10] & PROVENANCE_MASK);
    }
}
