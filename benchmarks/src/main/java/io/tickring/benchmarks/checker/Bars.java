package io.tickring.benchmarks.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the bars from the accepted ticks and holds the stored ones against them. A tick belongs to the minute of its
 * exchange time; one that is more than five minutes behind the newest minute of its market is late and in no bar.
 */
final class Bars {
    private static final int LIVE = 0;
    private static final int MINUTES_HELD = 6;

    private final RecordSink wrong;
    private final Map<String, Long> newestMinute = new HashMap<>();
    private final Map<String, BarRow> made = new HashMap<>();
    private final Map<String, BarRow> stored = new HashMap<>();
    private final Map<String, Long> revisions = new HashMap<>();

    Bars(RecordSink wrong) {
        this.wrong = wrong;
    }

    void tick(TickRow tick) {
        if (!tick.accepted() || tick.polled()) {
            return;
        }
        long minute = Math.floorDiv(tick.exchangeTimeMs(), BarRow.MINUTE_MS);
        long newest = newestMinute.merge(tick.symbol(), minute, Math::max);
        boolean late = newest - minute >= MINUTES_HELD;
        if (late != tick.late()) {
            wrong.wrong("a tick is marked late, or is late and not marked: " + tick);
        }
        if (!late) {
            made.computeIfAbsent(key(tick.symbol(), minute * BarRow.MINUTE_MS),
                    key -> new BarRow(tick.symbol(), minute * BarRow.MINUTE_MS)).add(tick);
        }
    }

    void bar(BarRow bar, long revision, int provenance) {
        if (provenance != LIVE) {
            return;
        }
        String key = key(bar.symbol, bar.openTimeMs);
        long due = revisions.getOrDefault(key, -1L) + 1;
        if (revision != due) {
            wrong.wrong("expected revision " + due + " of " + key + ", found " + revision);
        }
        revisions.put(key, revision);
        stored.put(key, bar);
    }

    /** @return how many bars were stored; tells those that differ, that are missing, or that no tick made */
    long judge() {
        List<String> differing = new ArrayList<>();
        made.forEach((key, bar) -> {
            BarRow found = stored.get(key);
            boolean mayBeOpen = newestMinute.get(bar.symbol) * BarRow.MINUTE_MS == bar.openTimeMs;
            if (found == null ? !mayBeOpen : !found.toString().equals(bar.toString())) {
                differing.add("expected bar " + bar + ", found " + found);
            }
        });
        stored.keySet().stream().filter(key -> !made.containsKey(key))
                .forEach(key -> differing.add("no tick made the bar " + key));
        differing.forEach(wrong::wrong);
        return stored.size();
    }

    private static String key(String symbol, long openTimeMs) {
        return symbol + '@' + openTimeMs;
    }
}
