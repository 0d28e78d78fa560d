package io.tickring.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaDecimalTest {
    private final JavaDecimal decimal = new JavaDecimal();

    @ParameterizedTest
    @CsvSource({"0, 2, 0.0", "106333, 5, 1.06333", "2000, 2, 20.0", "25898850, 0, 2.589885E7", "74486, 1, 7448.6",
        "-2361, 2, -23.61", "10000000, 0, 1.0E7", "9999999, 0, 9999999.0", "1, 3, 0.001", "12, 5, 1.2E-4",
        "5, 1, 0.5", "100, 0, 100.0", "123456789012345, 0, 1.23456789012345E14"})
    void shouldPrintAsJavaDoes(long value, int scale, String expected) {
        assertThat(decimal.text(value, scale)).isEqualTo(expected);
    }

    @Property
    void shouldPrintTheDoubleItself(@ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L)
                                    long value, @ForAll @IntRange(max = 9) int scale) {
        double exact = BigDecimal.valueOf(value, scale).doubleValue();

        String text = decimal.text(value, scale);

        assertThat(Double.parseDouble(text)).isEqualTo(exact);
        // Before JDK 19 Double.toString sometimes prints a digit too many.
        assertThat(text.length()).isLessThanOrEqualTo(Double.toString(exact).length());
        assertThat(text.contains("E")).isEqualTo(Double.toString(exact).contains("E"));
    }
}
