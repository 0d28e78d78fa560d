package io.tickring.simulator.wire;

import java.nio.charset.StandardCharsets;

/**
 * Prints scaled numbers as Java prints the double of the same value: {@code 20.0}, {@code 1.06333}, and
 * {@code 2.589885E7} from ten million up or below a thousandth. Exact for up to 15 digits. Not thread-safe.
 */
public final class JavaDecimal {
    private static final int MOST_DIGITS = 20;

    private final byte[] digits = new byte[MOST_DIGITS];
    private final byte[] scratch = new byte[MOST_DIGITS + 12];
    private int first;
    private int count;

    /** @return the text of {@code value} units of 10^-scale */
    public String text(long value, int scale) {
        return new String(scratch, 0, write(scratch, 0, value, scale), StandardCharsets.US_ASCII);
    }

    /**
     * @param value units of 10^-scale, above {@link Long#MIN_VALUE}
     * @return position behind the text, at most 32 bytes on
     */
    public int write(byte[] out, int at, long value, int scale) {
        int position = at;
        if (value < 0) {
            out[position++] = '-';
        }
        int beforePoint = split(Math.abs(value), scale);
        if (beforePoint < -2 || beforePoint > 7) {
            return exponent(out, position, beforePoint - 1);
        }
        return plain(out, position, beforePoint);
    }

    /** Fills the digits without zeros at the end; returns how many of them stand before the point. */
    private int split(long value, int scale) {
        long rest = value;
        int behindPoint = scale;
        while (rest != 0 && rest % 10 == 0) {
            rest /= 10;
            behindPoint--;
        }
        first = MOST_DIGITS;
        do {
            digits[--first] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        count = MOST_DIGITS - first;
        return value == 0 ? 1 : count - behindPoint;
    }

    private int plain(byte[] out, int at, int beforePoint) {
        int position = at;
        if (beforePoint <= 0) {
            out[position++] = '0';
        }
        for (int i = 0; i < beforePoint; i++) {
            out[position++] = digit(i);
        }
        out[position++] = '.';
        for (int i = beforePoint; i < Math.max(count, beforePoint + 1); i++) {
            out[position++] = digit(i);
        }
        return position;
    }

    private int exponent(byte[] out, int at, int exponent) {
        int position = at;
        out[position++] = digit(0);
        out[position++] = '.';
        for (int i = 1; i < Math.max(count, 2); i++) {
            out[position++] = digit(i);
        }
        out[position++] = 'E';
        int rest = exponent;
        if (rest < 0) {
            out[position++] = '-';
            rest = -rest;
        }
        if (rest >= 10) {
            out[position++] = (byte) ('0' + rest / 10);
        }
        out[position++] = (byte) ('0' + rest % 10);
        return position;
    }

    private byte digit(int i) {
        return i >= 0 && i < count ? digits[first + i] : (byte) '0';
    }
}
