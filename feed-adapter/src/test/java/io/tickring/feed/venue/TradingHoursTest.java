package io.tickring.feed.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.time.TimeRange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TradingHoursTest {
    private static final long MINUTE_MS = 60_000;
    private static final List<String> ZONES =
            List.of("UTC", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu");

    @Test
    void shouldReadWhatTheVenueWrites() {
        TradingHours gold = hours("UTC", List.of("00:00 - 20:59", "22:00 - 00:00"));

        assertThat(gold.isOpen(ms("2026-11-23T20:58:59.999Z"))).isTrue();
        assertThat(gold.isOpen(ms("2026-11-23T20:59:00Z"))).isFalse();
        assertThat(gold.isOpen(ms("2026-11-23T22:00:00Z"))).isTrue();
        assertThat(gold.nextOpen(ms("2026-11-23T21:00:00Z"))).hasValue(ms("2026-11-23T22:00:00Z"));
        assertThat(gold.nextClose(ms("2026-11-23T22:00:00Z"))).hasValue(ms("2026-11-24T20:59:00Z"));
        assertThat(gold.nextOpen(ms("2026-11-23T22:00:00Z"))).hasValue(ms("2026-11-24T22:00:00Z"));
        assertThat(gold.nextClose(ms("2026-11-23T21:00:00Z"))).hasValue(ms("2026-11-24T20:59:00Z"));
    }

    @Test
    void shouldNeverCloseWhatIsOpenAllDayEveryDay() {
        TradingHours crypto = hours("UTC", List.of("00:00 - 00:00"));

        assertThat(crypto.isOpen(ms("2026-11-28T23:59:59.999Z"))).isTrue();
        assertThat(crypto.nextClose(ms("2026-11-28T12:00:00Z"))).isEmpty();
        assertThat(crypto.nextOpen(ms("2026-11-28T12:00:00Z"))).isEmpty();
        assertThat(crypto.open(0, 1L << 41)).containsExactly(new TimeRange(0, 1L << 41));
    }

    @Test
    void shouldCutAnIntervalToTheOpenParts() {
        Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
        week.put(DayOfWeek.FRIDAY, List.of("09:30 - 16:00"));
        week.put(DayOfWeek.MONDAY, List.of("09:30 - 16:00"));
        TradingHours shares = TradingHours.parse(week, "America/New_York").orElseThrow();

        List<TimeRange> open = shares.open(ms("2026-10-30T19:00:00Z"), ms("2026-11-02T15:00:00Z"));

        assertThat(open).containsExactly(new TimeRange(ms("2026-10-30T19:00:00Z"), ms("2026-10-30T20:00:00Z")),
                new TimeRange(ms("2026-11-02T14:30:00Z"), ms("2026-11-02T15:00:00Z")));
    }

    @Test
    void shouldCutAnEmptyIntervalToNothing() {
        TradingHours crypto = hours("UTC", List.of("00:00 - 00:00"));

        assertThat(crypto.open(5, 5)).isEmpty();
        assertThat(crypto.open(6, 5)).isEmpty();
    }

    @Test
    void shouldKnowNothingWhereNothingReadableIsTold() {
        assertThat(TradingHours.parse(Map.of(), "UTC")).isEmpty();
        assertThat(TradingHours.parse(Map.of(DayOfWeek.MONDAY, List.of()), "UTC")).isEmpty();
        assertThat(TradingHours.parse(Map.of(DayOfWeek.MONDAY, List.of("closed")), "UTC")).isEmpty();
        assertThat(TradingHours.parse(Map.of(DayOfWeek.MONDAY, List.of("25:00 - 26:00")), "UTC")).isEmpty();
        assertThat(TradingHours.parse(Map.of(DayOfWeek.MONDAY, List.of("08:00 - 09:00")), "Mars/Olympus")).isEmpty();
    }

    @Test
    void shouldSkipAnHourThatTheClockSkips() {
        TradingHours night = hours("America/New_York", List.of("02:10 - 02:50"));

        assertThat(night.open(ms("2026-03-08T00:00:00-05:00"), ms("2026-03-09T00:00:00-04:00"))).isEmpty();
    }

    @Test
    void shouldStayOpenThroughAnHourThatComesTwice() {
        TradingHours night = hours("America/New_York", List.of("01:00 - 02:00"));

        assertThat(night.open(ms("2026-11-01T00:00:00-04:00"), ms("2026-11-02T00:00:00-05:00")))
                .containsExactly(new TimeRange(ms("2026-11-01T01:00:00-04:00"), ms("2026-11-01T02:00:00-05:00")));
    }

    /** The definition itself: the wall clock of the zone lies in a span of its day. */
    @Property(tries = 400)
    void shouldBeOpenWhenTheWallClockSaysSo(@ForAll("weeks") Map<DayOfWeek, List<String>> week,
            @ForAll("zones") String zone, @ForAll @LongRange(min = 25_000_000, max = 31_000_000) long minute) {
        boolean any = week.values().stream().anyMatch(spans -> !spans.isEmpty());
        ZonedDateTime wall = Instant.ofEpochMilli(minute * MINUTE_MS).atZone(ZoneId.of(zone));

        boolean open = TradingHours.parse(week, zone).map(hours -> hours.isOpen(minute * MINUTE_MS)).orElse(false);

        boolean wanted = any && week.get(wall.getDayOfWeek()).stream().anyMatch(span -> holds(span, wall));
        if (!nearAChange(wall)) {
            assertThat(open).isEqualTo(wanted);
        }
    }

    @Property(tries = 200)
    void shouldCutToExactlyTheOpenMinutes(@ForAll("weeks") Map<DayOfWeek, List<String>> week,
            @ForAll("zones") String zone, @ForAll @LongRange(min = 25_000_000, max = 31_000_000) long fromMinute,
            @ForAll @LongRange(min = 0, max = 9 * 1440) long minutes) {
        TradingHours hours = TradingHours.parse(week, zone).orElse(null);
        if (hours == null) {
            return;
        }

        List<TimeRange> open = hours.open(fromMinute * MINUTE_MS, (fromMinute + minutes) * MINUTE_MS);

        for (long minute = fromMinute; minute < fromMinute + minutes; minute++) {
            long timeMs = minute * MINUTE_MS;
            assertThat(open.stream().anyMatch(span -> span.contains(timeMs))).isEqualTo(hours.isOpen(timeMs));
        }
        assertThat(open).isSortedAccordingTo((a, b) -> a.toMs() <= b.fromMs() ? -1 : 1);
    }

    @Property(tries = 300)
    void shouldChangeAtTheNextOpenAndCloseAndNotBefore(@ForAll("weeks") Map<DayOfWeek, List<String>> week,
            @ForAll("zones") String zone, @ForAll @LongRange(min = 25_000_000, max = 31_000_000) long minute) {
        TradingHours hours = TradingHours.parse(week, zone).orElse(null);
        if (hours == null) {
            return;
        }
        long timeMs = minute * MINUTE_MS;

        hours.nextOpen(timeMs).ifPresent(openMs -> {
            assertThat(hours.isOpen(openMs)).isTrue();
            assertThat(hours.isOpen(openMs - 1)).isFalse();
        });
        hours.nextClose(timeMs).ifPresent(closeMs -> {
            assertThat(hours.isOpen(closeMs)).isFalse();
            assertThat(hours.isOpen(closeMs - 1)).isTrue();
        });
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(ZONES);
    }

    @Provide
    Arbitrary<Map<DayOfWeek, List<String>>> weeks() {
        Arbitrary<String> span = Combinators.combine(Arbitraries.integers().between(0, 47),
                Arbitraries.integers().between(1, 48)).filter((from, to) -> from < to)
                .as((from, to) -> clock(from * 30) + " - " + clock(to * 30));
        return Arbitraries.maps(Arbitraries.of(DayOfWeek.class), span.list().ofMaxSize(2)).map(some -> {
            Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
            List.of(DayOfWeek.values()).forEach(day -> week.put(day, some.getOrDefault(day, List.of())));
            return week;
        });
    }

    private static boolean holds(String span, ZonedDateTime wall) {
        LocalTime from = LocalTime.parse(span.substring(0, 5));
        LocalTime to = LocalTime.parse(span.substring(8));
        return !wall.toLocalTime().isBefore(from)
                && (to.equals(LocalTime.MIDNIGHT) || wall.toLocalTime().isBefore(to));
    }

    /** Bounds inside a skipped or repeated hour are told by the tests above. */
    private static boolean nearAChange(ZonedDateTime wall) {
        return !wall.getOffset().equals(wall.plusHours(3).getOffset())
                || !wall.getOffset().equals(wall.minusHours(3).getOffset());
    }

    private static String clock(int minute) {
        return String.format("%02d:%02d", minute / 60 % 24, minute % 60);
    }

    private static TradingHours hours(String zone, List<String> everyDay) {
        Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
        List.of(DayOfWeek.values()).forEach(day -> week.put(day, everyDay));
        return TradingHours.parse(week, zone).orElseThrow();
    }

    private static long ms(String iso) {
        return ZonedDateTime.parse(iso).toInstant().toEpochMilli();
    }
}
