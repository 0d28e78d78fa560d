package io.tickring.simulator.market;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The minutes of a week (UTC, Monday first) in which a market is open. No summer time: the same every week. */
public final class OpeningHours {
    static final int DAY = 1_440;
    static final int WEEK = 7 * DAY;
    // Monday 1970-01-05 was minute 5,760.
    private static final long FIRST_MONDAY = 4L * DAY;

    private final BitSet open = new BitSet(WEEK);

    private OpeningHours() {
    }

    /** @return the hours of this kind of market */
    public static OpeningHours of(AssetClass assetClass, String country) {
        return switch (assetClass) {
            case CRYPTOCURRENCIES -> roundTheClock();
            case CURRENCIES -> nightAndDay(1_320, 1_325);
            case COMMODITIES -> nightAndDay(1_259, 1_320);
            case INDICES -> index(country);
            case SHARES -> weekdays(14 * 60 + 30, 21 * 60);
        };
    }

    public static OpeningHours roundTheClock() {
        OpeningHours hours = new OpeningHours();
        hours.open.set(0, WEEK);
        return hours;
    }

    private static OpeningHours index(String country) {
        return switch (country) {
            case "Germany", "United Kingdom", "France", "Europe" -> weekdays(2 * 60, 22 * 60);
            case "Hong Kong", "Australia" -> weekdays(0, 19 * 60);
            default -> nightAndDay(1_259, 1_320);
        };
    }

    /** Open from Sunday evening to Friday evening, but for a break at the end of each day. */
    private static OpeningHours nightAndDay(int breakFrom, int breakTo) {
        OpeningHours hours = new OpeningHours();
        hours.open.set(0, 4 * DAY + breakFrom);
        for (int day = 0; day < 4; day++) {
            hours.open.clear(day * DAY + breakFrom, day * DAY + breakTo);
        }
        hours.open.set(6 * DAY + breakTo, WEEK);
        return hours;
    }

    private static OpeningHours weekdays(int from, int to) {
        OpeningHours hours = new OpeningHours();
        for (int day = 0; day < 5; day++) {
            hours.open.set(day * DAY + from, day * DAY + to);
        }
        return hours;
    }

    /** @return minutes since Monday 00:00 UTC of this epoch minute */
    public static int minuteOfWeek(long epochMinute) {
        return (int) Math.floorMod(epochMinute - FIRST_MONDAY, (long) WEEK);
    }

    /** @param minuteOfWeek from Monday 00:00 UTC */
    public boolean isOpen(int minuteOfWeek) {
        return open.get(minuteOfWeek);
    }

    public boolean isOpenAt(long timeMs) {
        return open.get(minuteOfWeek(Math.floorDiv(timeMs, 60_000L)));
    }

    /** @return for each day the open spans, spelled {@code "00:00 - 20:59"}; an end of 00:00 is the end of the day */
    public Map<DayOfWeek, List<String>> spans() {
        Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, spansOf(day.ordinal() * DAY));
        }
        return week;
    }

    private List<String> spansOf(int dayBegin) {
        List<String> spans = new ArrayList<>();
        int end = dayBegin + DAY;
        for (int from = open.nextSetBit(dayBegin); from >= 0 && from < end;) {
            int to = Math.min(open.nextClearBit(from), end);
            spans.add(clock(from - dayBegin) + " - " + clock(to - dayBegin));
            from = open.nextSetBit(to);
        }
        return spans;
    }

    private static String clock(int minute) {
        return String.format("%02d:%02d", minute / 60 % 24, minute % 60);
    }
}
