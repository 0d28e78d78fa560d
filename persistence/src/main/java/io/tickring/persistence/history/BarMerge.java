package io.tickring.persistence.history;

import io.tickring.engine.bars.Bar;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps one bar of each market and opening time. The less trusted does not take the place of the more trusted; else the
 * later word counts, so who fills this goes from the earlier to the later sequence. Sources come in long sorted runs,
 * which the sort finds and merges.
 */
final class BarMerge {
    private final List<Bar> found = new ArrayList<>();

    /** @param bar stays here */
    void add(Bar bar) {
        found.add(bar);
    }

    /** @return market by market, ascending; the caller owns them. Ends the merge */
    List<Bar> bars() {
        found.sort(BarMerge::compare);
        int kept = 0;
        for (Bar bar : found) {
            if (kept == 0 || compare(found.get(kept - 1), bar) != 0) {
                found.set(kept++, bar);
            } else if (bar.provenance.compareTo(found.get(kept - 1).provenance) <= 0) {
                found.set(kept - 1, bar);
            }
        }
        found.subList(kept, found.size()).clear();
        return found;
    }

    private static int compare(Bar one, Bar other) {
        int byMarket = Integer.compare(one.market, other.market);
        return byMarket != 0 ? byMarket : Long.compare(one.openTimeMs, other.openTimeMs);
    }
}
