package io.tickring.persistence.history;

import io.tickring.engine.bars.Bar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps one bar of each market and minute, in whatever order they come. The less trusted does not take the place of the
 * more trusted; else the later word counts, for revisions rise within a session, and a later session knows more.
 */
final class BarMerge {
    private static final long DAY_MS = 86_400_000;

    private final Map<Key, Known> bars = new HashMap<>();

    private record Key(int market, long openTimeMs) {
    }

    private static final class Known {
        final Bar bar = new Bar();
        long sequence;

        boolean givesWayTo(Bar other, long otherSequence) {
            int trust = other.provenance.compareTo(bar.provenance);
            return trust < 0 || trust == 0 && otherSequence >= sequence;
        }
    }

    /** @param bar is copied */
    void add(long sequence, Bar bar) {
        Key key = new Key(bar.market, bar.openTimeMs);
        Known known = bars.get(key);
        if (known == null) {
            known = new Known();
            bars.put(key, known);
        } else if (!known.givesWayTo(bar, sequence)) {
            return;
        }
        known.bar.copyFrom(bar);
        known.sequence = sequence;
    }

    /** @return the UTC days that bars were added of, as counted from 1970 */
    Set<Long> days() {
        return bars.keySet().stream().map(key -> Math.floorDiv(key.openTimeMs(), DAY_MS))
                .collect(Collectors.toSet());
    }

    /** @return ascending by time and number of the market; the caller owns them */
    List<Bar> bars() {
        List<Bar> merged = new ArrayList<>(bars.size());
        bars.values().forEach(known -> merged.add(known.bar));
        merged.sort(Comparator.<Bar>comparingLong(bar -> bar.openTimeMs).thenComparingInt(bar -> bar.market));
        return merged;
    }
}
