package io.tickring.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {

    private static boolean isOpen(OpeningHours hours, String time) {
        return hours.isOpenAt(Instant.parse(time).toEpochMilli());
    }

    @Test
    void shouldSpellCommodityHoursAsTheBroker() {
        OpeningHours hours = OpeningHours.of(AssetClass.COMMODITIES, "");

        assertThat(hours.spans().get(DayOfWeek.MONDAY)).containsExactly("00:00 - 20:59", "22:00 - 00:00");
        assertThat(hours.spans().get(DayOfWeek.FRIDAY)).containsExactly("00:00 - 20:59");
        assertThat(hours.spans().get(DayOfWeek.SATURDAY)).isEmpty();
        assertThat(hours.spans().get(DayOfWeek.SUNDAY)).containsExactly("22:00 - 00:00");
    }

    @Test
    void shouldOpenAndCloseSharesToTheMinute() {
        OpeningHours hours = OpeningHours.of(AssetClass.SHARES, "United States of America");

        assertThat(isOpen(hours, "2026-11-24T14:29:59.999Z")).isFalse();
        assertThat(isOpen(hours, "2026-11-24T14:30:00Z")).isTrue();
        assertThat(isOpen(hours, "2026-11-24T20:59:59.999Z")).isTrue();
        assertThat(isOpen(hours, "2026-11-24T21:00:00Z")).isFalse();
        assertThat(isOpen(hours, "2026-11-22T15:00:00Z")).isFalse();
    }

    @Test
    void shouldNeverCloseCrypto() {
        OpeningHours hours = OpeningHours.of(AssetClass.CRYPTOCURRENCIES, "");

        assertThat(hours.spans().values()).containsOnly(List.of("00:00 - 00:00"));
    }

    @Test
    void shouldKnowTheDayOfEveryCountrysIndex() {
        assertThat(OpeningHours.of(AssetClass.INDICES, "Germany").spans().get(DayOfWeek.MONDAY))
                .containsExactly("02:00 - 22:00");
        assertThat(OpeningHours.of(AssetClass.INDICES, "Hong Kong").spans().get(DayOfWeek.MONDAY))
                .containsExactly("00:00 - 19:00");
        assertThat(OpeningHours.of(AssetClass.CURRENCIES, "").spans().get(DayOfWeek.TUESDAY))
                .containsExactly("00:00 - 22:00", "22:05 - 00:00");
    }
}
