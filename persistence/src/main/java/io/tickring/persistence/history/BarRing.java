package io.tickring.persistence.history;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import java.util.Arrays;
import java.util.List;

/** The newest bars of one market, packed into longs: a bar of a newer minute takes the place of the oldest. */
final class BarRing {
    private static final int FIELDS = 13;
    private static final int REVISION_SHIFT = 8;

    private final int minutes;
    private final long[] fields;
    private long newestMinute = Long.MIN_VALUE;

    BarRing(int minutes) {
        this.minutes = minutes;
        fields = new long[minutes * FIELDS];
        for (int at = 0; at < fields.length; at += FIELDS) {
            fields[at] = Long.MIN_VALUE;
        }
    }

    /** @return the opening time of the oldest minute that has a place, epoch ms */
    long heldFromMs() {
        return newestMinute == Long.MIN_VALUE ? Long.MIN_VALUE : (newestMinute - minutes + 1) * Bar.MINUTE_MS;
    }

    /** @return whether a bar of the same minute is here that is trusted no less */
    boolean holds(Bar bar) {
        int at = at(Math.floorDiv(bar.openTimeMs, Bar.MINUTE_MS));
        return fields[at] == bar.openTimeMs && provenance(at).compareTo(bar.provenance) <= 0;
    }

    /** Takes a bar, unless it is too old or less trusted than the one it would replace. */
    void put(Bar bar) {
        long minute = Math.floorDiv(bar.openTimeMs, Bar.MINUTE_MS);
        int at = at(minute);
        boolean tooOld = newestMinute != Long.MIN_VALUE && minute <= newestMinute - minutes;
        boolean lessTrusted = fields[at] == bar.openTimeMs && provenance(at).compareTo(bar.provenance) < 0;
        if (!tooOld && !lessTrusted) {
            pack(bar, at);
            newestMinute = Math.max(newestMinute, minute);
        }
    }

    /** Adds copies of the bars of this time, ascending. */
    void addTo(List<Bar> bars, int market, long fromMs, long toMs) {
        if (newestMinute == Long.MIN_VALUE) {
            return;
        }
        long last = Math.min(newestMinute, Math.floorDiv(toMs - 1, Bar.MINUTE_MS));
        for (long minute = -Math.floorDiv(-fromMs, Bar.MINUTE_MS); minute <= last; minute++) {
            int at = at(minute);
            if (fields[at] == minute * Bar.MINUTE_MS) {
                bars.add(unpack(market, at));
            }
        }
    }

    private int at(long minute) {
        return (int) Math.floorMod(minute, (long) minutes) * FIELDS;
    }

    private Provenance provenance(int at) {
        return Provenance.ofCode((int) fields[at + 10] & 0xFF);
    }

    private void pack(Bar bar, int at) {
        long[] packed = {
            bar.openTimeMs, bar.bidOpen, bar.bidHigh, bar.bidLow, bar.bidClose, bar.askOpen, bar.askHigh, bar.askLow,
            bar.askClose, (long) bar.ticks, (long) bar.revision << REVISION_SHIFT | bar.provenance.code(),
            bar.spreadSumNanos, bar.firstTickMs - bar.openTimeMs << 32 | bar.lastTickMs - bar.openTimeMs & 0xFFFFFFFFL};
        System.arraycopy(packed, 0, fields, at, FIELDS);
    }

    private Bar unpack(int market, int at) {
        long[] packed = Arrays.copyOfRange(fields, at, at + FIELDS);
        Bar bar = new Bar();
        bar.market = market;
        bar.openTimeMs = packed[0];
        bar.bidOpen = packed[1];
        bar.bidHigh = packed[2];
        bar.bidLow = packed[3];
        bar.bidClose = packed[4];
        bar.askOpen = packed[5];
        bar.askHigh = packed[6];
        bar.askLow = packed[7];
        bar.askClose = packed[8];
        bar.ticks = (int) packed[9];
        bar.revision = (int) (packed[10] >> REVISION_SHIFT);
        bar.provenance = provenance(at);
        bar.spreadSumNanos = packed[11];
        bar.firstTickMs = bar.openTimeMs + (packed[12] >> 32);
        bar.lastTickMs = bar.openTimeMs + (int) packed[12];
        return bar;
    }
}
