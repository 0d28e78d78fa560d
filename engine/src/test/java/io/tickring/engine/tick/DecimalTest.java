package io.tickring.engine.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    @ParameterizedTest
    @CsvSource({
        "1.06333, 1063330000", "20.0, 20000000000", "7449, 7449000000000", "-3.5, -3500000000", "+1, 1000000000",
        ".5, 500000000", "5., 5000000000", "1e-9, 1", "0.0000000005, 0", "0.0000000015, 2", "0.0000000025, 2",
        "9223372036.854775807, 9223372036854775807", "0e300, 0", "1E-400, 0"
    })
    void shouldReadPricesExactly(String text, long expectedNanos) {
        assertThat(Decimal.parse(text, Decimal.PRICE_SCALE)).isEqualTo(expectedNanos);
    }

    @ParameterizedTest
    @CsvSource({
        "1.06333, 1063330000", "2.589885E7, 25898850000000000", "0.0000000025, 2", "1e10, -9223372036854775808"
    })
    void shouldReadNumbersAsTheirText(BigDecimal number, long expectedNanos) {
        assertThat(Decimal.parse(number, Decimal.PRICE_SCALE)).isEqualTo(expectedNanos);
    }

    @ParameterizedTest
    @CsvSource({"2.589885E7, 25898850000000", "4976.0, 4976000000", "2.5e+1, 25000000"})
    void shouldReadSizesWithExponents(String text, long expectedMicros) {
        assertThat(Decimal.parse(text, Decimal.SIZE_SCALE)).isEqualTo(expectedMicros);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "-", ".", "e5", "1e", "1e+", "1.2.3", "12a", "1 ", "0x1", "NaN", "1e5x", "9223372036.854775808",
        "1e10", "1e401", "1e99999999999", "--1"
    })
    void shouldRefuseWhatIsNoDecimalOrDoesNotFit(String text) {
        assertThat(Decimal.parse(text, Decimal.PRICE_SCALE)).isEqualTo(TickEvent.ABSENT);
    }

    @Property
    void shouldAgreeWithBigDecimal(@ForAll("decimals") String text) {
        BigDecimal exact = new BigDecimal(text).setScale(Decimal.PRICE_SCALE, RoundingMode.HALF_EVEN);
        BigDecimal nanos = exact.movePointRight(Decimal.PRICE_SCALE);
        boolean fits = nanos.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;

        long parsed = Decimal.parse(text, Decimal.PRICE_SCALE);

        assertThat(parsed).isEqualTo(fits ? nanos.longValueExact() : TickEvent.ABSENT);
    }

    @Provide
    Arbitrary<String> decimals() {
        Arbitrary<String> whole = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(21);
        Arbitrary<String> fraction = Arbitraries.strings().numeric().ofMinLength(0).ofMaxLength(21)
                .map(digits -> digits.isEmpty() ? "" : "." + digits);
        Arbitrary<String> exponent = Arbitraries.integers().between(-30, 30)
                .map(value -> value % 3 == 0 ? "" : (value % 2 == 0 ? "e" : "E") + value);
        Arbitrary<String> sign = Arbitraries.of("", "-", "+");
        return Combinators.combine(sign, whole, fraction, exponent).as((s, w, f, e) -> s + w + f + e);
    }

    @Property
    void shouldReadBackWhatItPrints(@ForAll long value) {
        String text = Decimal.text(value, Decimal.PRICE_SCALE);

        assertThat(new BigDecimal(text).movePointRight(Decimal.PRICE_SCALE)).isEqualByComparingTo(
                BigDecimal.valueOf(value));
        assertThat(text).doesNotContain("E").doesNotMatch(".*\\..*0");
    }

    @Property
    void shouldReadAnyBytesWithoutFailing(@ForAll byte[] bytes) {
        long parsed = Decimal.parse(bytes, 0, bytes.length, Decimal.SIZE_SCALE);

        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            assertThat(parsed).isEqualTo(TickEvent.ABSENT);
        }
    }
}
