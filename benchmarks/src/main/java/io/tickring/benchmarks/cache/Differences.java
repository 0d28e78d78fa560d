package io.tickring.benchmarks.cache;

import io.tickring.benchmarks.cache.JournalCopy.Records;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares what Redis holds with the journal, up to a sequence that Redis claims to have; what was written behind it
 * while one looked counts nowhere, but for the last quotes and minutes, which may be newer.
 */
public final class Differences {
    private final long throughSequence;
    private final long keptSinceMs;
    private final List<String> found = new ArrayList<>();
    private long compared;

    /**
     * @param throughSequence all up to here has to be there
     * @param keptSinceMs     ticks received since have to be there, epoch ms
     */
    Differences(long throughSequence, long keptSinceMs) {
        this.throughSequence = throughSequence;
        this.keptSinceMs = keptSinceMs;
    }

    /** @return what differs, in words */
    public List<String> found() {
        return found;
    }

    /** @return entries and fields that were looked at */
    public long compared() {
        return compared;
    }

    void compare(Records journal, CachedMarket redis) {
        ticks(journal, redis.ticks().stream().filter(tick -> tick.sequence() <= throughSequence).toList());
        same(journal.symbol() + " bars", List.copyOf(journal.bars().headMap(throughSequence, true).entrySet()),
                List.copyOf(redis.bars().headMap(throughSequence, true).entrySet()));
        minutes(journal, redis.minutes());
        quote(journal, redis.quote());
    }

    /** The stream is the journal's end: it may begin earlier than it has to, with no hole from there on. */
    private void ticks(Records journal, List<TickRow> redis) {
        long fromSequence = redis.isEmpty() ? Long.MAX_VALUE : redis.get(0).sequence();
        List<TickRow> expected = journal.ticks().stream().filter(tick -> tick.sequence() <= throughSequence)
                .filter(tick -> tick.idMs() >= keptSinceMs || tick.sequence() >= fromSequence).toList();
        same(journal.symbol() + " ticks", expected, redis);
    }

    private void minutes(Records journal, Map<Long, BarRow> redis) {
        Map<Long, TreeMap<Long, BarRow>> revisions = new HashMap<>();
        journal.bars().forEach((sequence, bar) -> revisions.computeIfAbsent(bar.openTimeMs(), none -> new TreeMap<>())
                .put(sequence, bar));
        revisions.forEach((minute, bars) -> {
            Long last = bars.floorKey(throughSequence);
            if (last != null) {
                oneOf(journal.symbol() + " minute " + minute, bars.tailMap(last).values(), redis.get(minute));
            }
        });
        redis.keySet().stream().filter(minute -> !revisions.containsKey(minute))
                .forEach(minute -> found.add(journal.symbol() + " minute " + minute + " is not in the journal"));
    }

    private void quote(Records journal, Optional<TickRow> redis) {
        long last = journal.ticks().stream().mapToLong(TickRow::sequence)
                .filter(sequence -> sequence <= throughSequence).max().orElse(0);
        if (last > 0) {
            oneOf(journal.symbol() + " quote", journal.ticks().stream()
                    .filter(tick -> tick.sequence() >= last).toList(), redis.orElse(null));
        }
    }

    private <T> void oneOf(String what, Collection<T> allowed, T redis) {
        compared++;
        if (redis == null || !allowed.contains(redis)) {
            found.add(what + ": Redis has " + redis + ", the journal " + allowed.iterator().next());
        }
    }

    private <T> void same(String what, List<T> journal, List<T> redis) {
        compared += journal.size();
        for (int i = 0; i < Math.max(journal.size(), redis.size()); i++) {
            T expected = i < journal.size() ? journal.get(i) : null;
            T is = i < redis.size() ? redis.get(i) : null;
            if (expected == null || !expected.equals(is)) {
                found.add(what + ": " + redis.size() + " in Redis, " + journal.size() + " in the journal; number " + i
                        + " is " + is + " in Redis, " + expected + " in the journal");
                return;
            }
        }
    }
}
