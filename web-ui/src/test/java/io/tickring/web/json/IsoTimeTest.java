package io.tickring.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
    @Property(tries = 200)
    void shouldReadWhatItWrote(@ForAll @LongRange(min = 0, max = 253_402_300_799_999L) long epochMs) {
        String text = IsoTime.text(epochMs);

        assertThat(text).hasSize("2026-11-20T14:31:00.000Z".length());
        assertThat(IsoTime.parse(text)).hasValue(epochMs);
        assertThat(IsoTime.parse(Long.toString(epochMs))).hasValue(epochMs);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T14:31:00Z,1795185060000", "2026-11-20T22:31:00.5+08:00,1795185060500"})
    void shouldReadOtherForms(String text, long epochMs) {
        assertThat(IsoTime.parse(text)).hasValue(epochMs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-20", "2026-11-20T14:31:00", "-1", "99999999999999999999",
        "253402300800000", "1969-12-31T23:59:59Z"})
    void shouldRefuseTheRest(String text) {
        assertThat(IsoTime.parse(text)).isEmpty();
    }
}
