package io.tickring.engine.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A set of moments as ranges that neither touch nor overlap, ascending. One thread. */
public final class TimeRanges {
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    /** @return one range; nothing where it is empty */
    public static TimeRanges of(long fromMs, long toMs) {
        TimeRanges ranges = new TimeRanges();
        ranges.add(fromMs, toMs);
        return ranges;
    }

    public boolean isEmpty() {
        return ends.isEmpty();
    }

    /** @return the first moment; there must be one */
    public long fromMs() {
        return ends.firstKey();
    }

    /** @return the end of the last range, exclusive; there must be one */
    public long toMs() {
        return ends.lastEntry().getValue();
    }

    /** @return the length of all ranges together, ms */
    public long totalMs() {
        return ends.entrySet().stream().mapToLong(range -> range.getValue() - range.getKey()).sum();
    }

    /** Takes in what touches or overlaps, so that one range is left of it. */
    public void add(long fromMs, long toMs) {
        if (fromMs >= toMs) {
            return;
        }
        long from = fromMs;
        long to = toMs;
        for (Map.Entry<Long, Long> near = ends.floorEntry(to); near != null && near.getValue() >= from;
                near = ends.floorEntry(to)) {
            from = Math.min(from, near.getKey());
            to = Math.max(to, near.getValue());
            ends.remove(near.getKey());
        }
        ends.put(from, to);
    }

    public void add(TimeRanges others) {
        others.ends.forEach(this::add);
    }

    public void remove(long fromMs, long toMs) {
        if (fromMs >= toMs) {
            return;
        }
        for (Map.Entry<Long, Long> last = ends.lowerEntry(toMs); last != null && last.getValue() > fromMs;
                last = ends.lowerEntry(toMs)) {
            ends.remove(last.getKey());
            if (last.getValue() > toMs) {
                ends.put(toMs, last.getValue());
            }
            if (last.getKey() < fromMs) {
                ends.put(last.getKey(), fromMs);
            }
        }
    }

    public void remove(TimeRanges others) {
        others.ends.forEach(this::remove);
    }

    /** @return what of these ranges lies between two times, the second one exclusive */
    public TimeRanges within(long fromMs, long toMs) {
        TimeRanges part = new TimeRanges();
        Long first = ends.floorKey(fromMs);
        if (fromMs < toMs) {
            ends.subMap(first == null ? fromMs : first, true, toMs, false).forEach((from, to) ->
                    part.add(Math.max(from, fromMs), Math.min(to, toMs)));
        }
        return part;
    }

    /** @return whether no moment between two times, the second one exclusive, is missing */
    public boolean contains(long fromMs, long toMs) {
        Map.Entry<Long, Long> range = ends.floorEntry(fromMs);
        return fromMs >= toMs || range != null && range.getValue() >= toMs;
    }

    public TimeRanges copy() {
        TimeRanges copy = new TimeRanges();
        copy.ends.putAll(ends);
        return copy;
    }

    public List<TimeRange> list() {
        List<TimeRange> list = new ArrayList<>(ends.size());
        ends.forEach((from, to) -> list.add(new TimeRange(from, to)));
        return list;
    }

    @Override
    public String toString() {
        return ends.toString();
    }
}
