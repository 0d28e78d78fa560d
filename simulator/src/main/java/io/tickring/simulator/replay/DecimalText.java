package io.tickring.simulator.replay;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The number that was parsed last: digits without their point, and how many stand behind it. Not thread-safe. */
final class DecimalText {
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 9;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
        1_000_000_000};

    private long unscaled;
    private int scale;

    /** @return whether the bytes are a decimal number of at most nine decimals; zeros at the end do not count */
    boolean parse(byte[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        int start = negative ? from + 1 : from;
        long digits = 0;
        int point = -1;
        for (int i = start; i < to; i++) {
            byte next = text[i];
            if (next == '.' && point < 0) {
                point = i;
            } else if (next >= '0' && next <= '9') {
                digits = digits * 10 + next - '0';
            } else {
                return parseWithExponent(text, from, to);
            }
        }
        int count = to - start - (point < 0 ? 0 : 1);
        if (count < 1 || count > MOST_DIGITS) {
            return false;
        }
        return keep(negative ? -digits : digits, point < 0 ? 0 : to - point - 1);
    }

    private boolean parseWithExponent(byte[] text, int from, int to) {
        try {
            BigDecimal value = new BigDecimal(new String(text, from, to - from, StandardCharsets.US_ASCII));
            BigDecimal whole = value.scale() < 0 ? value.setScale(0) : value;
            return whole.precision() <= MOST_DIGITS && keep(whole.unscaledValue().longValueExact(), whole.scale());
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private boolean keep(long digits, int decimals) {
        unscaled = digits;
        scale = decimals;
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        return scale <= MOST_DECIMALS;
    }

    int scale() {
        return scale;
    }

    /**
     * @return the number in units of 10^-decimals; finer digits are cut off
     * @throws ArithmeticException when it does not fit
     */
    long points(int decimals) {
        return decimals >= scale ? Math.multiplyExact(unscaled, POWERS[decimals - scale])
                : unscaled / POWERS[scale - decimals];
    }
}
