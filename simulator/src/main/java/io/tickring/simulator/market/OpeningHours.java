package io.tickring.simulator.market;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * The minutes of a week, Monday first, in which a market is open by the clock of its venue: the same every week there,
 * an hour off in UTC while the venue has summer time. Immutable.
 */
public final class OpeningHours {
    static final int DAY = 1_440;
    static final int WEEK = 7 * DAY;
    // Monday 1970-01-05 was minute 5,760.
    private static final long FIRST_MONDAY = 4L * DAY;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final BitSet open = new BitSet(WEEK);
    private final VenueZone zone;
    private final Set<Long> closedDays = new HashSet<>();

    private OpeningHours(ZoneId zone) {
        this.zone = new VenueZone(zone);
    }

    /** @return the hours of this kind of market */
    public static OpeningHours of(AssetClass assetClass, String country) {
        return switch (assetClass) {
            case CRYPTOCURRENCIES -> roundTheClock();
            case CURRENCIES -> nightAndDay(17 * 60, 17 * 60 + 5);
            case COMMODITIES -> nightAndDay(17 * 60 - 1, 18 * 60);
            case INDICES -> index(country);
            case SHARES -> weekdays(NEW_YORK, 9 * 60 + 30, 16 * 60);
        };
    }

    public static OpeningHours roundTheClock() {
        OpeningHours hours = new OpeningHours(ZoneOffset.UTC);
        hours.open.set(0, WEEK);
        return hours;
    }

    private static OpeningHours index(String country) {
        return switch (country) {
            case "Germany", "France", "Europe" -> weekdays(ZoneId.of("Europe/Berlin"), 3 * 60, 23 * 60);
            case "United Kingdom" -> weekdays(ZoneId.of("Europe/London"), 2 * 60, 22 * 60);
            case "Hong Kong" -> weekdays(ZoneId.of("Asia/Hong_Kong"), 8 * 60, 27 * 60);
            case "Australia" -> weekdays(ZoneId.of("Australia/Sydney"), 11 * 60, 30 * 60);
            default -> nightAndDay(17 * 60 - 1, 18 * 60);
        };
    }

    /** Open from Sunday evening to Friday evening in New York, but for a break at the end of each day. */
    private static OpeningHours nightAndDay(int breakFrom, int breakTo) {
        OpeningHours hours = new OpeningHours(NEW_YORK);
        hours.open.set(0, 4 * DAY + breakFrom);
        for (int day = 0; day < 4; day++) {
            hours.open.clear(day * DAY + breakFrom, day * DAY + breakTo);
        }
        hours.open.set(6 * DAY + breakTo, WEEK);
        return hours;
    }

    /** @param to may lie after midnight */
    private static OpeningHours weekdays(ZoneId zone, int from, int to) {
        OpeningHours hours = new OpeningHours(zone);
        for (int day = 0; day < 5; day++) {
            hours.open.set(day * DAY + from, day * DAY + to);
        }
        return hours;
    }

    /** @return the same but closed on these days of the venue's calendar */
    public OpeningHours without(Set<LocalDate> holidays) {
        OpeningHours hours = new OpeningHours(zone.zone());
        hours.open.or(open);
        holidays.forEach(day -> hours.closedDays.add(day.toEpochDay()));
        return hours;
    }

    /** @return the clock they are kept by */
    public ZoneId zone() {
        return zone.zone();
    }

    /** @return what the venue's clock shows, as minutes since 1970-01-01 00:00 of that clock */
    public long localMinute(long epochMinute) {
        return zone.localMinute(epochMinute);
    }

    /** @return minutes that the venue's clock is ahead of UTC in winter */
    public int standardOffsetMinutes() {
        return zone.standardOffsetMinutes();
    }

    /** @return minutes since Monday 00:00 of such a minute */
    public static int minuteOfWeek(long minute) {
        return (int) Math.floorMod(minute - FIRST_MONDAY, (long) WEEK);
    }

    /** @param minuteOfWeek from Monday 00:00 of the venue's clock; holidays do not count */
    public boolean isOpen(int minuteOfWeek) {
        return open.get(minuteOfWeek);
    }

    public boolean isOpenIn(long epochMinute) {
        return isOpenByClock(zone.localMinute(epochMinute));
    }

    /** @param local minutes since 1970-01-01 00:00 of the venue's clock */
    boolean isOpenByClock(long local) {
        return open.get(minuteOfWeek(local))
                && (closedDays.isEmpty() || !closedDays.contains(Math.floorDiv(local, (long) DAY)));
    }

    public boolean isOpenAt(long timeMs) {
        return isOpenIn(Math.floorDiv(timeMs, 60_000L));
    }
}
