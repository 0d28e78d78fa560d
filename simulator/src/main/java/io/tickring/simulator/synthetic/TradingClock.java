package io.tickring.simulator.synthetic;

import io.tickring.simulator.market.OpeningHours;

/**
 * How fast a market's time runs: units of variance for each minute of its venue's week. A busy hour has up to twenty
 * units a minute, a closed one has one, so a path laid over these units is lively by day, calm by night and gaps at the
 * open.
 */
final class TradingClock {
    static final int WEEK = 10_080;
    // Monday 2026-11-02 00:00 UTC: here every price has the level of the symbol list.
    static final long REFERENCE_MINUTE = 1_793_577_600L / 60;
    private static final int CLOSED = 1;
    private static final int DAY = 1_440;

    private final OpeningHours hours;
    private final int[] weight = new int[WEEK];
    private final long[] before = new long[WEEK + 1];
    private final double meanOpenWeight;
    private final long unitsAtReference;

    TradingClock(OpeningHours hours, int[] weightOfHour) {
        this.hours = hours;
        long openUnits = 0;
        int openMinutes = 0;
        int utcMinute = Math.floorMod(-hours.standardOffsetMinutes(), DAY);
        for (int minute = 0; minute < WEEK; minute++) {
            weight[minute] = CLOSED;
            if (hours.isOpen(minute)) {
                weight[minute] = weightOfHour[utcMinute / 60];
                openUnits += weight[minute];
                openMinutes++;
            }
            before[minute + 1] = before[minute] + weight[minute];
            utcMinute = utcMinute + 1 == DAY ? 0 : utcMinute + 1;
        }
        meanOpenWeight = (double) openUnits / openMinutes;
        unitsAtReference = unitsAtLocal(hours.localMinute(REFERENCE_MINUTE));
    }

    OpeningHours hours() {
        return hours;
    }

    /** @return units between the reference and the begin of this epoch minute */
    long unitsAt(long epochMinute) {
        return unitsAtLocal(hours.localMinute(epochMinute)) - unitsAtReference;
    }

    /** The hour that a clock skips or repeats is one in which markets are closed: no quote meets the step. */
    private long unitsAtLocal(long localMinute) {
        long since = localMinute - REFERENCE_MINUTE;
        return Math.floorDiv(since, WEEK) * before[WEEK] + before[(int) Math.floorMod(since, (long) WEEK)];
    }

    int unitsIn(long epochMinute) {
        return weight[OpeningHours.minuteOfWeek(hours.localMinute(epochMinute))];
    }

    double unitsOfYear() {
        return before[WEEK] * (365.25 / 7);
    }

    /** @return how busy this minute is; the mean over open minutes is 1 */
    double activity(long epochMinute) {
        return unitsIn(epochMinute) / meanOpenWeight;
    }
}
