package io.tickring.feed.backfill;

import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.time.TimeRanges;

/** Which of the venue's bars are to be had and are not in the journal. Knows the journal and the settings only. */
final class Wants {
    private static final double DAYS_PER_YEAR = 365.25;
    /** The minutes at a start that the venue has not finished, and the one in which the stream begins. */
    private static final long FORMING_MS = 3 * VenueResolution.MINUTE.lengthMs();
    private static final long DAY_MS = VenueResolution.DAY.lengthMs();

    private final BackfillSettings settings;
    private final VenueLedger ledger;

    Wants(BackfillSettings settings, VenueLedger ledger) {
        this.settings = settings;
        this.ledger = ledger;
    }

    /** @return minutes of gaps and minutes that somebody asked for, as far as the venue has them by now */
    TimeRanges urgent(Need need, long marketMs) {
        TimeRanges minutes = need.asked();
        minutes.add(ledger.gapMinutes(need.market()));
        return minutes.within(0, settledMs(marketMs));
    }

    /** @return minutes of the time before the market was collected; the last few come together, when all are over */
    TimeRanges past(Need need, long marketMs) {
        TimeRanges minutes = past(need);
        return minutes.isEmpty() || minutes.toMs() <= settledMs(marketMs) ? minutes
                : minutes.within(minutes.fromMs(), minutes.toMs() - FORMING_MS);
    }

    private TimeRanges past(Need need) {
        TimeRanges minutes = ledger.wanted(need.market(), VenueResolution.MINUTE);
        minutes.remove(ledger.asked(need.market(), VenueResolution.MINUTE));
        return minutes;
    }

    /** @return days that are over */
    TimeRanges days(Need need, long marketMs) {
        TimeRanges days = allDays(marketMs);
        days.remove(ledger.asked(need.market(), VenueResolution.DAY));
        return days;
    }

    /**
     * @return what a first load has to begin with: the last days before now; nothing where the journal already tells of
     *         one that was meant to be as long
     */
    TimeRanges goal(Need need, long marketMs) {
        TimeRanges known = ledger.wanted(need.market(), VenueResolution.MINUTE);
        long endMs = known.isEmpty() ? settledMs(marketMs) + FORMING_MS : known.toMs();
        long beginMs = endMs - settings.minuteDays() * DAY_MS;
        return known.contains(beginMs, endMs) ? new TimeRanges() : TimeRanges.of(beginMs, endMs);
    }

    /** @return requests that the first load takes as a whole */
    long requests(Need need, long marketMs) {
        return requests(ledger.wanted(need.market(), VenueResolution.MINUTE), VenueResolution.MINUTE)
                + requests(allDays(marketMs), VenueResolution.DAY);
    }

    /** @return requests that are left of it */
    long requestsLeft(Need need, long marketMs) {
        return requests(past(need), VenueResolution.MINUTE) + requests(days(need, marketMs), VenueResolution.DAY);
    }

    private TimeRanges allDays(long marketMs) {
        long overMs = VenueResolution.DAY.floor(marketMs - settings.settleMs() - DAY_MS);
        long years = Math.round(settings.dayYears() * DAYS_PER_YEAR);
        return TimeRanges.of(overMs - years * DAY_MS, overMs);
    }

    /** Minutes still forming are left out, and those that ended so lately that the venue may not know them. */
    private long settledMs(long marketMs) {
        return VenueResolution.MINUTE.floor(marketMs - settings.settleMs());
    }

    private static long requests(TimeRanges ranges, VenueResolution resolution) {
        long windowMs = BarWindow.lengthMs(resolution);
        return (ranges.totalMs() + windowMs - 1) / windowMs;
    }
}
