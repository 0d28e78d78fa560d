package io.tickring.feed.backfill;

import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.time.TimeRanges;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what to ask the venue next. Gaps come before the past, and minutes before days. Gaps are served market by
 * market, whose turn is the longest ago: until it comes again, its new gaps gather, and one request takes them all. The
 * past is loaded in the order of the symbol list, the newest first. One thread.
 */
final class Agenda {
    private final List<Need> needs;
    private final Wants wants;

    /** @param needs in order of the symbol list */
    Agenda(List<Need> needs, Wants wants) {
        this.needs = needs;
        this.wants = wants;
    }

    /**
     * @param marketMs the venue's time, epoch ms
     * @param nowNs    a clock that never steps, ns
     * @return the next request, nothing where nothing is to be asked for now
     */
    Optional<BarWindow> next(long marketMs, long nowNs) {
        List<Need> ready = needs.stream().filter(need -> !need.waits(nowNs)).toList();
        Stream<BarWindow> urgent = ready.stream().sorted(Comparator.comparingLong(Need::servedAt))
                .flatMap(need -> urgent(need, marketMs, nowNs).stream());
        Stream<BarWindow> minutes = ready.stream().flatMap(need -> past(need, marketMs, nowNs).stream());
        Stream<BarWindow> days = ready.stream().flatMap(need -> days(need, marketMs, nowNs).stream());
        return urgent.findFirst().or(minutes::findFirst).or(days::findFirst);
    }

    /** Begins with the oldest minute, so that new gaps cannot keep an old one waiting. */
    private Optional<BarWindow> urgent(Need need, long marketMs, long nowNs) {
        TimeRanges first = wants.urgent(need, marketMs);
        need.withoutHanded(first, VenueResolution.MINUTE, nowNs);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        TimeRanges all = first.copy();
        all.add(openPast(need, marketMs, nowNs).within(first.fromMs(), Long.MAX_VALUE));
        return Optional.of(BarWindow.oldest(need.market(), VenueResolution.MINUTE, all));
    }

    private Optional<BarWindow> past(Need need, long marketMs, long nowNs) {
        return Optional.of(openPast(need, marketMs, nowNs)).filter(minutes -> !minutes.isEmpty())
                .map(minutes -> BarWindow.newest(need.market(), VenueResolution.MINUTE, minutes));
    }

    private TimeRanges openPast(Need need, long marketMs, long nowNs) {
        TimeRanges minutes = wants.past(need, marketMs);
        need.withoutHanded(minutes, VenueResolution.MINUTE, nowNs);
        return minutes;
    }

    private Optional<BarWindow> days(Need need, long marketMs, long nowNs) {
        TimeRanges days = wants.days(need, marketMs);
        need.withoutHanded(days, VenueResolution.DAY, nowNs);
        return days.isEmpty() ? Optional.empty()
                : Optional.of(BarWindow.newest(need.market(), VenueResolution.DAY, days));
    }

    /** @return whether a gap, or a minute that somebody asked for, can be had now and is not on its way */
    boolean isUrgent(long marketMs, long nowNs) {
        return needs.stream().anyMatch(need -> urgent(need, marketMs, nowNs).isPresent());
    }

    /** @return requests that the first load takes as a whole */
    long requests(long marketMs) {
        return needs.stream().mapToLong(need -> wants.requests(need, marketMs)).sum();
    }

    /** @return requests that are left of it */
    long requestsLeft(long marketMs) {
        return needs.stream().mapToLong(need -> wants.requestsLeft(need, marketMs)).sum();
    }
}
