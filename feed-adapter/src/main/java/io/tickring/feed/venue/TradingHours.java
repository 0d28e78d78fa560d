package io.tickring.feed.venue;

import io.tickring.engine.time.TimeRange;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The hours of a week in which a market trades, in a zone with all its changes of the clock. Immutable, for any thread.
 *
 * <p>A time that a change of the clock skips stands for the moment of the change; of a time that comes twice, a span
 * begins at the first and ends at the second.
 */
public final class TradingHours {
    /** Hours repeat by the week, so a stretch longer than that has no end. */
    private static final int DAYS_AROUND = 9;
    private static final long LONGER_THAN_A_WEEK_MS = TimeUnit.DAYS.toMillis(8);
    private static final long MS_PER_SECOND = 1_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

    private final ZoneId zone;
    private final Map<DayOfWeek, List<DaySpan>> week;
    private volatile Stretch last = new Stretch(false, 0, 0);
    /** An interval that begins before the close and ends behind it asks for two in turn. */
    private volatile Stretch lastButOne = last;

    private TradingHours(ZoneId zone, Map<DayOfWeek, List<DaySpan>> week) {
        this.zone = zone;
        this.week = week;
    }

    /**
     * @param days spans of each day as the venue writes them: {@code 00:00 - 20:59}; an end of 00:00 is the day's end
     * @param zone IANA name of the zone they are meant in
     * @return the hours, or nothing where there is no span at all or one cannot be read: then they are unknown
     */
    public static Optional<TradingHours> parse(Map<DayOfWeek, List<String>> days, String zone) {
        try {
            Map<DayOfWeek, List<DaySpan>> week = new EnumMap<>(DayOfWeek.class);
            days.forEach((day, spans) -> week.put(day, spans.stream().map(DaySpan::parse).toList()));
            boolean any = week.values().stream().anyMatch(spans -> !spans.isEmpty());
            return any ? Optional.of(new TradingHours(ZoneId.of(zone), week)) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** @param timeMs epoch ms */
    public boolean isOpen(long timeMs) {
        return stretch(timeMs).open();
    }

    /** @return the first moment after this one at which it opens, epoch ms; none where it never closes */
    public OptionalLong nextOpen(long timeMs) {
        Stretch now = stretch(timeMs);
        if (!now.open() || now.end().isEmpty()) {
            return now.end();
        }
        return stretch(now.toMs()).end();
    }

    /** @return the first moment after this one at which it closes, epoch ms; none where it never does */
    public OptionalLong nextClose(long timeMs) {
        Stretch now = stretch(timeMs);
        if (now.open() || now.end().isEmpty()) {
            return now.end();
        }
        return stretch(now.toMs()).end();
    }

    /** @return the parts of this interval in which it is open, ascending; none where the interval is empty */
    public List<TimeRange> open(long fromMs, long toMs) {
        List<TimeRange> parts = new ArrayList<>();
        for (long at = fromMs; at < toMs;) {
            Stretch now = stretch(at);
            long endMs = Math.min(now.toMs(), toMs);
            if (now.open()) {
                parts.add(new TimeRange(at, endMs));
            }
            at = endMs;
        }
        return parts;
    }

    /** @return since when and until when it is open, or closed, around this moment */
    Stretch stretch(long timeMs) {
        Stretch known = last;
        if (known.holds(timeMs)) {
            return known;
        }
        Stretch older = lastButOne;
        Stretch found = older.holds(timeMs) ? older : find(timeMs);
        lastButOne = known;
        last = found;
        return found;
    }

    private Stretch find(long timeMs) {
        LocalDate date = Instant.ofEpochMilli(timeMs).atZone(zone).toLocalDate();
        long closedFromMs = Stretch.EVER_BEFORE;
        for (TimeRange span : spans(date.minusDays(DAYS_AROUND), date.plusDays(DAYS_AROUND))) {
            if (timeMs < span.fromMs()) {
                return new Stretch(false, closedFromMs, span.fromMs());
            }
            if (span.contains(timeMs)) {
                boolean always = span.toMs() - span.fromMs() > LONGER_THAN_A_WEEK_MS;
                return always ? Stretch.ALWAYS_OPEN : new Stretch(true, span.fromMs(), span.toMs());
            }
            closedFromMs = span.toMs();
        }
        return new Stretch(false, closedFromMs, Stretch.EVER_AFTER);
    }

    private List<TimeRange> spans(LocalDate first, LocalDate last) {
        List<TimeRange> all = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            for (DaySpan span : week.getOrDefault(date.getDayOfWeek(), List.of())) {
                span.on(date, zone).ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparingLong(TimeRange::fromMs));
        return merged(all);
    }

    /** Spans that touch, as at midnight, are one. */
    private static List<TimeRange> merged(List<TimeRange> sorted) {
        List<TimeRange> merged = new ArrayList<>();
        for (TimeRange next : sorted) {
            TimeRange before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (before == null || before.toMs() < next.fromMs()) {
                merged.add(next);
            } else {
                long endMs = Math.max(before.toMs(), next.toMs());
                merged.set(merged.size() - 1, new TimeRange(before.fromMs(), endMs));
            }
        }
        return merged;
    }

    /** Since when and until when a market is open or closed by its hours. */
    record Stretch(boolean open, long fromMs, long toMs) {
        private static final long EVER_BEFORE = Long.MIN_VALUE;
        private static final long EVER_AFTER = Long.MAX_VALUE;
        private static final Stretch ALWAYS_OPEN = new Stretch(true, EVER_BEFORE, EVER_AFTER);

        boolean holds(long timeMs) {
            return fromMs <= timeMs && timeMs < toMs;
        }

        private OptionalLong end() {
            return toMs == EVER_AFTER ? OptionalLong.empty() : OptionalLong.of(toMs);
        }
    }

    /** A span within a day of the zone. */
    private record DaySpan(LocalTime from, LocalTime to) {
        static DaySpan parse(String text) {
            int between = text.indexOf('-');
            if (between < 0) {
                throw new DateTimeException("no span: " + text);
            }
            return new DaySpan(LocalTime.parse(text.substring(0, between).strip(), TIME),
                    LocalTime.parse(text.substring(between + 1).strip(), TIME));
        }

        /** @return nothing where the clock's change skips all of it, or it ends before it begins */
        Optional<TimeRange> on(LocalDate date, ZoneId zone) {
            LocalDate lastDate = to.equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
            long fromMs = moment(date.atTime(from), zone, false);
            long toMs = moment(lastDate.atTime(to), zone, true);
            return fromMs < toMs ? Optional.of(new TimeRange(fromMs, toMs)) : Optional.empty();
        }

        private static long moment(LocalDateTime wall, ZoneId zone, boolean later) {
            ZoneOffsetTransition change = zone.getRules().getTransition(wall);
            if (change == null) {
                return wall.atZone(zone).toInstant().toEpochMilli();
            }
            if (change.isGap()) {
                return change.toEpochSecond() * MS_PER_SECOND;
            }
            return wall.toInstant(later ? change.getOffsetAfter() : change.getOffsetBefore()).toEpochMilli();
        }
    }
}
