package io.tickring.simulator.synthetic;

import io.tickring.simulator.market.OpeningHours;

/**
 * How fast a market's time runs: units of variance for each minute of the week. A busy hour has up to twenty units a
 * minute, a closed one has one, so a path laid over these units is lively by day, calm by night and gaps at the open.
 */
final class TradingClock {
    static final int WEEK = 10_080;
    // Monday 2026-11-02 00:00 UTC: here every price has the level of the symbol list.
    static final long REFERENCE_MINUTE = 1_793_577_600L / 60;
    private static final int CLOSED = 1;

    private final OpeningHours hours;
    private final int[] weight = new int[WEEK];
    private final long[] before = new long[WEEK + 1];
    private final double meanOpenWeight;

    TradingClock(OpeningHours hours, int[] weightOfHour) {
        this.hours = hours;
        long openUnits = 0;
        int openMinutes = 0;
        for (int minute = 0; minute < WEEK; minute++) {
            boolean open = hours.isOpen(minute);
            weight[minute] = open ? weightOfHour[minute / 60 % 24] : CLOSED;
            before[minute + 1] = before[minute] + weight[minute];
            openUnits += open ? weight[minute] : 0;
            openMinutes += open ? 1 : 0;
        }
        meanOpenWeight = (double) openUnits / openMinutes;
    }

    OpeningHours hours() {
        return hours;
    }

    /** @return units between the reference and the begin of this epoch minute */
    long unitsAt(long epochMinute) {
        long since = epochMinute - REFERENCE_MINUTE;
        return Math.floorDiv(since, WEEK) * before[WEEK] + before[(int) Math.floorMod(since, (long) WEEK)];
    }

    int unitsIn(int minuteOfWeek) {
        return weight[minuteOfWeek];
    }

    double unitsOfYear() {
        return before[WEEK] * (365.25 / 7);
    }

    /** @return how busy this minute is; the mean over open minutes is 1 */
    double activity(int minuteOfWeek) {
        return weight[minuteOfWeek] / meanOpenWeight;
    }
}
