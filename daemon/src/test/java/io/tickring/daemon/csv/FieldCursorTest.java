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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCursorTest {
    private static final String AHEAD = "7.";

    private final FieldCursor cursor = new FieldCursor();

    private void moveTo(String field) {
        String padded = AHEAD + field + ",1.5,\n" + "9".repeat(FieldCursor.REACH);
        cursor.move(padded.getBytes(StandardCharsets.ISO_8859_1), AHEAD.length());
    }

    private boolean passed(String field) {
        return cursor.at() == AHEAD.length() + field.length();
    }

    @Property(tries = 2_000)
    void shouldReadWhatTheGeneralParserReadsOrNotTheWholeField(
            @ForAll @StringLength(max = 20) @CharRange(from = '0', to = '9') @Chars({'.', '-', '+', 'e', ' '})
            String text,
            @ForAll @IntRange(max = 9) int scale) {
        moveTo(text);
        long value = cursor.decimal(scale);

        if (value != FieldCursor.UNUSUAL && passed(text)) {
            assertThat(value).isEqualTo(Decimal.parse(text, scale));
        }
    }

    @Property
    void shouldReadPrices(@ForAll @LongRange(max = 99_999_999) long whole,
            @ForAll @StringLength(min = 1, max = 8) @CharRange(from = '0', to = '9') String fraction) {
        String price = whole + "." + fraction;
        moveTo(price);

        assertThat(cursor.decimal(Decimal.PRICE_SCALE)).isEqualTo(Decimal.parse(price, Decimal.PRICE_SCALE));
        assertThat(passed(price)).isTrue();
    }

    @Property
    void shouldReadEachTimeOfSixteenDigitsOrFewer(@ForAll @LongRange(max = 9_999_999_999_999_999L) long timeMs) {
        moveTo(Long.toString(timeMs));

        assertThat(cursor.integer()).isEqualTo(timeMs);
        assertThat(passed(Long.toString(timeMs))).isTrue();
    }

    @Test
    void shouldKnowEachByteThatIsNoDigit() {
        for (char other = 0; other < 256; other++) {
            boolean isDigit = other >= '0' && other <= '9';
            for (int at = 0; at < Long.BYTES; at++) {
                String text = "1".repeat(at) + other + "9".repeat(Long.BYTES - 1 - at);
                moveTo(text);
                cursor.integer();
                assertThat(passed(text)).as(text).isEqualTo(isDigit);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", ".5", "1.", "1.-5", "1234567.", "1.1234567", "12.12345678"})
    void shouldLeaveDecimalsThatAreWrittenOtherwise(String text) {
        moveTo(text);

        assertThat(cursor.decimal(Decimal.SIZE_SCALE)).isEqualTo(FieldCursor.UNUSUAL);
    }

    @Test
    void shouldPassATextToItsComma() {
        for (String text : new String[] {"", "A", "EURUSD", "NATURALGAS", "x".repeat(23)}) {
            moveTo(text);
            assertThat(cursor.passesText()).isTrue();
            assertThat(passed(text)).isTrue();
        }
        moveTo("x".repeat(24));
        assertThat(cursor.passesText()).isFalse();
    }

    @Test
    void shouldPassBothLineEnds() {
        moveTo("\n");
        assertThat(cursor.passesLineEnd() && passed("\n")).isTrue();
        moveTo("\r\n");
        assertThat(cursor.passesLineEnd() && passed("\r\n")).isTrue();
        moveTo("\r,");
        assertThat(cursor.passesLineEnd()).isFalse();
    }
}
