package io.tickring.feed.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.tick.Decimal;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class JsonCursorTest {
    private final JsonCursor cursor = new JsonCursor();

    @Property(tries = 20_000)
    void shouldReadNumbersAsTheEngineDoes(
            @ForAll @LongRange(min = 0) long digits, @ForAll @IntRange(max = 19) int fraction,
            @ForAll @IntRange(min = -20, max = 20) int exponent, @ForAll boolean negative,
            @ForAll @IntRange(max = 2) int scaleChoice) {
        int scale = new int[] {0, Decimal.SIZE_SCALE, Decimal.PRICE_SCALE}[scaleChoice];
        String plain = new java.math.BigDecimal(java.math.BigInteger.valueOf(digits), fraction).toPlainString();
        String text = (negative ? "-" : "") + plain + (exponent == 0 ? "" : "E" + exponent);
        byte[] ascii = text.getBytes(US_ASCII);

        cursor.wrap(Arrays.copyOf(ascii, ascii.length + 1), ascii.length);
        long value = cursor.number(scale);

        assertThat(value).as(text).isEqualTo(Decimal.parse(ascii, 0, ascii.length, scale));
        assertThat(cursor.complete()).isTrue();
    }
}
