package io.tickring.feed.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.status.MarketState.Status;
import io.tickring.engine.tick.TickEvent;
import io.tickring.engine.time.TimeRange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarketFactsTest {
    private static final Optional<TradingHours> WEEK = TradingHours.parse(Map.of(
            DayOfWeek.MONDAY, List.of("08:00 - 16:00"), DayOfWeek.TUESDAY, List.of("08:00 - 16:00")), "UTC");
    private static final long MONDAY_7 = ms("2026-11-23T07:00:00Z");
    private static final long MONDAY_9 = ms("2026-11-23T09:00:00Z");
    private static final long MONDAY_10 = ms("2026-11-23T10:00:00Z");
    private static final long MONDAY_17 = ms("2026-11-23T17:00:00Z");
    private static final long TUESDAY_9 = ms("2026-11-24T09:00:00Z");

    @Test
    void shouldGoByTheHoursOnceTheyChanged() {
        MarketFacts night = look(null, "CLOSED", WEEK, MONDAY_7);

        assertThat(night.status(MONDAY_7)).isEqualTo(Status.CLOSED);
        assertThat(night.status(MONDAY_9)).isEqualTo(Status.OPEN);
        assertThat(night.status(MONDAY_17)).isEqualTo(Status.CLOSED);
    }

    @Test
    void shouldBelieveTheVenueOnAHolidayUntilTheHoursChange() {
        MarketFacts holiday = look(null, "CLOSED", WEEK, MONDAY_9);

        assertThat(holiday.status(MONDAY_10)).isEqualTo(Status.CLOSED);
        assertThat(holiday.status(TUESDAY_9)).isEqualTo(Status.OPEN);
    }

    @Test
    void shouldBelieveTheVenueThatTradesOutsideOfItsHours() {
        assertThat(look(null, "TRADEABLE", WEEK, MONDAY_7).status(MONDAY_7 + 1)).isEqualTo(Status.OPEN);
    }

    @Test
    void shouldGoByTheHoursWhereTheVenueSaysNothing() {
        assertThat(look(null, "", WEEK, MONDAY_9).status(MONDAY_9)).isEqualTo(Status.OPEN);
        assertThat(look(null, "", WEEK, MONDAY_7).status(MONDAY_7)).isEqualTo(Status.CLOSED);
    }

    @Test
    void shouldKeepTheLastWordWhereTheHoursAreUnknown() {
        assertThat(look(null, "TRADEABLE", Optional.empty(), MONDAY_9).status(TUESDAY_9)).isEqualTo(Status.OPEN);
        assertThat(look(null, "SUSPENDED", Optional.empty(), MONDAY_9).status(TUESDAY_9)).isEqualTo(Status.CLOSED);
        assertThat(look(null, "", Optional.empty(), MONDAY_9).status(TUESDAY_9)).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void shouldLeaveOutWhatLiesBetweenTwoLooksAtAHoliday() {
        MarketFacts first = look(null, "CLOSED", WEEK, MONDAY_9);
        MarketFacts second = look(first, "CLOSED", WEEK, MONDAY_10);

        assertThat(second.open(MONDAY_7, TUESDAY_9)).containsExactly(
                new TimeRange(ms("2026-11-23T08:00:00Z"), MONDAY_9),
                new TimeRange(MONDAY_10, ms("2026-11-23T16:00:00Z")),
                new TimeRange(ms("2026-11-24T08:00:00Z"), TUESDAY_9));
    }

    @Test
    void shouldEndAHolidayWithTheFirstLookAtWhichItTrades() {
        MarketFacts first = look(null, "CLOSED", WEEK, MONDAY_9);

        MarketFacts second = look(first, "TRADEABLE", WEEK, MONDAY_10);

        assertThat(second.open(MONDAY_9, MONDAY_10)).containsExactly(new TimeRange(MONDAY_9, MONDAY_10));
    }

    @Test
    void shouldTellSinceWhenItIsOpen() {
        MarketFacts open = look(null, "TRADEABLE", WEEK, MONDAY_9);

        assertThat(open.openSinceMs(MONDAY_9)).isEqualTo(ms("2026-11-23T08:00:00Z"));
        assertThat(open.openSinceMs(MONDAY_7)).isEqualTo(TickEvent.ABSENT);
    }

    private static MarketFacts look(
            MarketFacts before, String marketStatus, Optional<TradingHours> hours, long lookMs) {
        return MarketFacts.after(before, marketStatus, hours, lookMs, TickEvent.ABSENT);
    }

    private static long ms(String iso) {
        return Instant.parse(iso).toEpochMilli();
    }
}
