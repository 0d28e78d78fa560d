package io.tickring.persistence.history.recent;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.persistence.history.packed.PackedBar;
import java.util.List;

/** The newest bars of one market, packed into longs: a bar of a newer minute takes the place of the oldest. */
final class BarRing {
    private static final int FIELDS = PackedBar.COUNT;

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
            PackedBar.put(bar, fields, at);
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
                bars.add(PackedBar.get(market, fields, at));
            }
        }
    }

    private int at(long minute) {
        return (int) Math.floorMod(minute, (long) minutes) * FIELDS;
    }

    private Provenance provenance(int at) {
        return PackedBar.provenance(fields, at);
    }
}
