package io.tickring.feed.venue;

import io.tickring.engine.status.MarketState.Status;
import io.tickring.engine.tick.TickEvent;
import io.tickring.engine.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the venue said of a market at one look, and what that means for other times.
 *
 * @param told              whether it traded then
 * @param hours             of the week, where the venue tells them
 * @param lookMs            the venue's time of the look
 * @param closedSinceMs     the first look in a row at which it did not trade though its hours said so, or ABSENT: a
 *                          holiday, a suspension
 * @param referenceMidNanos as in {@code MarketState}
 */
record MarketFacts(
        Status told, Optional<TradingHours> hours, long lookMs, long closedSinceMs, long referenceMidNanos) {

    /** @param before the look before this one, or null */
    static MarketFacts after(MarketFacts before, String marketStatus, Optional<TradingHours> hours, long lookMs,
            long referenceMidNanos) {
        Status told = status(marketStatus);
        boolean against = told == Status.CLOSED && hours.map(week -> week.isOpen(lookMs)).orElse(true);
        boolean still = against && before != null && before.closedSinceMs != TickEvent.ABSENT
                && hours.map(week -> week.stretch(lookMs).holds(before.closedSinceMs)).orElse(true);
        long sinceMs = still ? before.closedSinceMs : lookMs;
        return new MarketFacts(told, hours, lookMs, against ? sinceMs : TickEvent.ABSENT, referenceMidNanos);
    }

    Status status(long timeMs) {
        if (hours.isEmpty()) {
            return told;
        }
        boolean sameStretch = hours.get().stretch(timeMs).holds(lookMs);
        if (sameStretch && told != Status.UNKNOWN) {
            return told;
        }
        return hours.get().isOpen(timeMs) ? Status.OPEN : Status.CLOSED;
    }

    /** Only what lies between two looks is sure to be a holiday: it may have ended after the last one. */
    List<TimeRange> open(long fromMs, long toMs) {
        List<TimeRange> byHours = hours.map(week -> week.open(fromMs, toMs)).orElseGet(() -> all(fromMs, toMs));
        if (closedSinceMs == TickEvent.ABSENT) {
            return byHours;
        }
        List<TimeRange> open = new ArrayList<>();
        for (TimeRange span : byHours) {
            open.addAll(all(span.fromMs(), Math.min(span.toMs(), closedSinceMs)));
            open.addAll(all(Math.max(span.fromMs(), lookMs), span.toMs()));
        }
        return open;
    }

    long openSinceMs(long timeMs) {
        return hours.map(week -> week.stretch(timeMs)).filter(TradingHours.Stretch::open)
                .map(TradingHours.Stretch::fromMs).orElse(TickEvent.ABSENT);
    }

    static List<TimeRange> all(long fromMs, long toMs) {
        return fromMs < toMs ? List.of(new TimeRange(fromMs, toMs)) : List.of();
    }

    private static Status status(String marketStatus) {
        return switch (marketStatus) {
            case "TRADEABLE" -> Status.OPEN;
            case "" -> Status.UNKNOWN;
            default -> Status.CLOSED;
        };
    }
}
