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
    /** Minutes before this one may have lost ticks that were removed. */
    private final Map<String, Long> judgedFrom = new HashMap<>();
    private long unjudgedMinutes;

    Bars(RecordSink wrong) {
        this.wrong = wrong;
    }

    /** Ticks are missing: nothing is known of the minutes that those may be in which come first. */
    void gone() {
        unjudgedMinutes = MINUTES_HELD;
        List.of(newestMinute, revisions, judgedFrom).forEach(Map::clear);
        List.of(made, stored).forEach(Map::clear);
    }

    private boolean isJudged(String symbol, long minute) {
        return unjudgedMinutes == 0 || minute >= judgedFrom.getOrDefault(symbol, Long.MAX_VALUE);
    }

    void tick(TickRow tick) {
        if (!tick.accepted() || tick.polled()) {
            return;
        }
        long minute = Math.floorDiv(tick.exchangeTimeMs(), BarRow.MINUTE_MS);
        long newest = newestMinute.merge(tick.symbol(), minute, Math::max);
        judgedFrom.putIfAbsent(tick.symbol(), minute + unjudgedMinutes);
        boolean judged = isJudged(tick.symbol(), minute);
        boolean late = newest - minute >= MINUTES_HELD;
        if (judged && late != tick.late()) {
            wrong.wrong("a tick is marked late, or is late and not marked: " + tick);
        }
        if (judged && !late) {
            made.computeIfAbsent(key(tick.symbol(), minute * BarRow.MINUTE_MS),
                    key -> new BarRow(tick.symbol(), minute * BarRow.MINUTE_MS)).add(tick);
        }
    }

    void bar(BarRow bar, long revision, int provenance) {
        if (provenance != LIVE || !isJudged(bar.symbol, Math.floorDiv(bar.openTimeMs, BarRow.MINUTE_MS))) {
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
