package io.tickring.simulator.market;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/** The open spans of seven days from a given one, as the broker spells them. */
public final class WeekSpans {
    private static final int DAY = 1_440;

    private WeekSpans() {
    }

    /**
     * @param fromMs     an instant of the first day, epoch ms
     * @param byItsClock whether days and times are the venue's; else they are those of UTC, in which a change of the
     *                   venue's clock within these days shows
     * @return for each day the open spans, spelled {@code "00:00 - 20:59"}; an end of 00:00 is the end of the day
     */
    public static Map<DayOfWeek, List<String>> of(OpeningHours hours, long fromMs, boolean byItsClock) {
        long minute = Math.floorDiv(fromMs, 60_000L);
        long firstDay = Math.floorDiv(byItsClock ? hours.localMinute(minute) : minute, (long) DAY);
        LongPredicate isOpen = byItsClock ? hours::isOpenByClock : hours::isOpenIn;
        Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
        for (int i = 0; i < 7; i++) {
            // 1970-01-01 was a Thursday.
            DayOfWeek day = DayOfWeek.THURSDAY.plus(firstDay + i);
            week.put(day, spansOf(isOpen, (firstDay + i) * DAY));
        }
        return week;
    }

    private static List<String> spansOf(LongPredicate isOpen, long dayBegin) {
        List<String> spans = new ArrayList<>();
        int from = -1;
        for (int minute = 0; minute <= DAY; minute++) {
            boolean open = minute < DAY && isOpen.test(dayBegin + minute);
            if (open && from < 0) {
                from = minute;
            } else if (!open && from >= 0) {
                spans.add(clock(from) + " - " + clock(minute));
                from = -1;
            }
        }
        return spans;
    }

    private static String clock(int minute) {
        return twoDigits(minute / 60 % 24) + ':' + twoDigits(minute % 60);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
