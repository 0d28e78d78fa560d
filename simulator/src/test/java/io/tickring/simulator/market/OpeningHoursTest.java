package io.tickring.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {
    private static final String SUMMER = "2026-07-06T12:00:00Z";
    private static final String WINTER = "2026-11-23T12:00:00Z";

    private static long ms(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    private static Map<DayOfWeek, List<String>> spans(OpeningHours hours, String from) {
        return WeekSpans.of(hours, ms(from), false);
    }

    @Test
    void shouldSpellCommodityHoursAsTheBrokerInSummer() {
        Map<DayOfWeek, List<String>> spans = spans(OpeningHours.of(AssetClass.COMMODITIES, ""), SUMMER);

        assertThat(spans.get(DayOfWeek.MONDAY)).containsExactly("00:00 - 20:59", "22:00 - 00:00");
        assertThat(spans.get(DayOfWeek.FRIDAY)).containsExactly("00:00 - 20:59");
        assertThat(spans.get(DayOfWeek.SATURDAY)).isEmpty();
        assertThat(spans.get(DayOfWeek.SUNDAY)).containsExactly("22:00 - 00:00");
    }

    @ParameterizedTest
    @CsvSource({
        "SHARES, United States of America, 2026-03-06T14:30:00Z, 2026-03-06T21:00:00Z",
        "SHARES, United States of America, 2026-03-09T13:30:00Z, 2026-03-09T20:00:00Z",
        "SHARES, United States of America, 2026-10-30T13:30:00Z, 2026-10-30T20:00:00Z",
        "SHARES, United States of America, 2026-11-02T14:30:00Z, 2026-11-02T21:00:00Z",
        "CURRENCIES, '', 2026-03-08T21:05:00Z, 2026-03-09T21:00:00Z",
        "CURRENCIES, '', 2026-03-01T22:05:00Z, 2026-03-02T22:00:00Z",
        "INDICES, Germany, 2026-03-27T02:00:00Z, 2026-03-27T22:00:00Z",
        "INDICES, Germany, 2026-03-30T01:00:00Z, 2026-03-30T21:00:00Z",
        "INDICES, Australia, 2026-04-03T00:00:00Z, 2026-04-03T19:00:00Z",
        "INDICES, Australia, 2026-04-06T01:00:00Z, 2026-04-06T20:00:00Z"})
    void shouldOpenAndCloseToTheMinuteOnBothSidesOfAClockChange(AssetClass kind, String country, String opens,
                                                               String closes) {
        OpeningHours hours = OpeningHours.of(kind, country);

        assertThat(hours.isOpenAt(ms(opens) - 1)).isFalse();
        assertThat(hours.isOpenAt(ms(opens))).isTrue();
        assertThat(hours.isOpenAt(ms(closes) - 1)).isTrue();
        assertThat(hours.isOpenAt(ms(closes))).isFalse();
    }

    @Test
    void shouldShowAClockChangeWithinTheWeekTold() {
        OpeningHours shares = OpeningHours.of(AssetClass.SHARES, "United States of America");

        Map<DayOfWeek, List<String>> spans = spans(shares, "2026-10-30T12:00:00Z");

        assertThat(spans.get(DayOfWeek.FRIDAY)).containsExactly("13:30 - 20:00");
        assertThat(spans.get(DayOfWeek.MONDAY)).containsExactly("14:30 - 21:00");
        assertThat(WeekSpans.of(shares, ms(SUMMER), true)).isEqualTo(WeekSpans.of(shares, ms(WINTER), true))
                .containsEntry(DayOfWeek.TUESDAY, List.of("09:30 - 16:00"));
    }

    @Test
    void shouldTellTheVenuesOwnHoursAlikeOnBothSidesOfAClockChange() {
        OpeningHours shares = OpeningHours.of(AssetClass.SHARES, "United States of America");

        Map<DayOfWeek, List<String>> spans = WeekSpans.of(shares, ms("2026-10-30T12:00:00Z"), true);

        assertThat(spans.get(DayOfWeek.FRIDAY)).containsExactly("09:30 - 16:00");
        assertThat(spans.get(DayOfWeek.MONDAY)).containsExactly("09:30 - 16:00");
        assertThat(spans.get(DayOfWeek.SUNDAY)).isEmpty();
    }

    @Test
    void shouldKnowTheWinterTimeOfToday() {
        assertThat(OpeningHours.of(AssetClass.INDICES, "United Kingdom").standardOffsetMinutes()).isZero();
        assertThat(OpeningHours.of(AssetClass.INDICES, "Germany").standardOffsetMinutes()).isEqualTo(60);
    }

    @Test
    void shouldKeepHolidays() {
        OpeningHours shares = OpeningHours.of(AssetClass.SHARES, "United States of America")
                .without(Set.of(LocalDate.of(2026, 12, 25)));

        assertThat(spans(shares, "2026-12-23T12:00:00Z").get(DayOfWeek.FRIDAY)).isEmpty();
        assertThat(spans(shares, "2026-12-23T12:00:00Z").get(DayOfWeek.THURSDAY)).containsExactly("14:30 - 21:00");
    }

    @Test
    void shouldNeverCloseCrypto() {
        assertThat(spans(OpeningHours.of(AssetClass.CRYPTOCURRENCIES, ""), WINTER).values())
                .hasSize(7).containsOnly(List.of("00:00 - 00:00"));
    }

    @Test
    void shouldKnowTheDayOfEveryCountrysIndex() {
        assertThat(spans(OpeningHours.of(AssetClass.INDICES, "Germany"), WINTER).get(DayOfWeek.MONDAY))
                .containsExactly("02:00 - 22:00");
        assertThat(spans(OpeningHours.of(AssetClass.INDICES, "Hong Kong"), WINTER).get(DayOfWeek.MONDAY))
                .containsExactly("00:00 - 19:00");
        assertThat(spans(OpeningHours.of(AssetClass.INDICES, "United Kingdom"), SUMMER).get(DayOfWeek.MONDAY))
                .containsExactly("01:00 - 21:00");
        assertThat(spans(OpeningHours.of(AssetClass.CURRENCIES, ""), WINTER).get(DayOfWeek.TUESDAY))
                .containsExactly("00:00 - 22:00", "22:05 - 00:00");
    }
}
