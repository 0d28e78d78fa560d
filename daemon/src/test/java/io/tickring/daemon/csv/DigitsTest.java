package io.tickring.daemon.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.tick.Decimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private static final String AHEAD = "7.";
    private static final String BEHIND = ",1.5,\n";

    private static byte[] around(String field) {
        String padded = AHEAD + field + BEHIND + "\0".repeat(Words.SLACK);
        return padded.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static long decimal(String field, int scale) {
        return Digits.decimal(around(field), AHEAD.length(), AHEAD.length() + field.length(), scale);
    }

    private static long time(String field) {
        return Digits.time(around(field), AHEAD.length(), AHEAD.length() + field.length());
    }

    private static long upToEight(String digits) {
        return Digits.upToEight(around(digits), AHEAD.length(), digits.length());
    }

    @Property(tries = 2_000)
    void shouldReadWhatTheGeneralParserReads(
            @ForAll @StringLength(max = 20) @CharRange(from = '0', to = '9') @Chars({'.', '-', '+', 'e', ' '})
            String text,
            @ForAll @IntRange(max = 9) int scale) {
        assertThat(decimal(text, scale)).isEqualTo(Decimal.parse(text, scale));
    }

    @Property
    void shouldReadPrices(@ForAll @LongRange(max = 99_999_999) long whole,
            @ForAll @StringLength(min = 1, max = 10) @CharRange(from = '0', to = '9') String fraction) {
        String price = whole + "." + fraction;

        assertThat(decimal(price, Decimal.PRICE_SCALE)).isEqualTo(Decimal.parse(price, Decimal.PRICE_SCALE));
        assertThat(decimal(price, Decimal.SIZE_SCALE)).isEqualTo(Decimal.parse(price, Decimal.SIZE_SCALE));
    }

    @Property
    void shouldReadEachTimeOfThirteenDigitsOrFewer(@ForAll @LongRange(max = 9_999_999_999_999L) long timeMs) {
        assertThat(time(Long.toString(timeMs))).isEqualTo(timeMs);
    }

    @Test
    void shouldKnowEachByteThatIsNoDigit() {
        for (char other = 0; other < 256; other++) {
            boolean isDigit = other >= '0' && other <= '9';
            for (int at = 0; at < Long.BYTES; at++) {
                String text = "1".repeat(at) + other + "9".repeat(Long.BYTES - 1 - at);
                assertThat(upToEight(text) != Digits.NONE).as(text).isEqualTo(isDigit);
            }
        }
    }

    @Test
    void shouldLeaveOtherTimesAlone() {
        assertThat(time("")).isEqualTo(Digits.NONE);
        assertThat(time("-5")).isEqualTo(Digits.NONE);
        assertThat(time("1398988800 46")).isEqualTo(Digits.NONE);
        assertThat(time("13989888000460")).isEqualTo(Digits.NONE);
    }
}
