package io.tickring.engine.tick;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Decimal text to and from scaled {@code long}, exactly: no {@code double} in between. Prices have scale 9, sizes
 * scale 6. Digits behind the scale are rounded half-even.
 *
 * <p>Text of up to 18 digits, which is all that venues send, is read without an allocation.
 */
public final class Decimal {
    /** Digits behind the point of a price: {@code priceNanos}. */
    public static final int PRICE_SCALE = 9;
    /** Digits behind the point of a size: {@code sizeMicros}. */
    public static final int SIZE_SCALE = 6;
    /** The longest text of a value: a sign, nineteen digits and a point. */
    public static final int MAX_BYTES = 21;

    private static final int LONG_DIGITS = 18;
    private static final int MAX_TEXT = 400;
    private static final int MAX_EXPONENT = 400;
    private static final long[] POWERS = new long[LONG_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Decimal() {
    }

    /**
     * Reads {@code [+-]digits[.digits][e[+-]digits]}, where one group of the mantissa's digits may be empty.
     *
     * @param ascii holds the text
     * @param from  its first byte
     * @param to    behind its last byte
     * @param scale digits kept behind the point, 0 to 18
     * @return the value times 10^scale, or {@link TickEvent#ABSENT} where the text is no decimal or does not fit
     */
    public static long parse(byte[] ascii, int from, int to, int scale) {
        int at = from;
        boolean negative = at < to && ascii[at] == '-';
        if (negative || at < to && ascii[at] == '+') {
            at++;
        }
        int mantissaFrom = at;
        long mantissa = 0;
        int fractionFrom = -1;
        for (; at < to; at++) {
            int digit = ascii[at] - '0';
            if (digit >= 0 && digit <= 9) {
                mantissa = mantissa * 10 + digit;
            } else if (ascii[at] == '.' && fractionFrom < 0) {
                fractionFrom = at + 1;
            } else {
                break;
            }
        }
        int fractionDigits = fractionFrom < 0 ? 0 : at - fractionFrom;
        int digits = at - mantissaFrom - (fractionFrom < 0 ? 0 : 1);
        if (digits == 0) {
            return TickEvent.ABSENT;
        }
        if (at < to || digits > LONG_DIGITS) {
            return parseRare(ascii, from, to, scale, at);
        }
        return signed(negative, scaled(mantissa, scale - fractionDigits));
    }

    /** @return {@link #parse(byte[], int, int, int)} of a text */
    public static long parse(CharSequence text, int scale) {
        byte[] ascii = text.toString().getBytes(StandardCharsets.UTF_8);
        return parse(ascii, 0, ascii.length, scale);
    }

    /** @return {@link #parse(byte[], int, int, int)} of a number */
    public static long parse(BigDecimal number, int scale) {
        return parse(number.toPlainString(), scale);
    }

    /** @return the plain decimal, without exponent and trailing zeros */
    public static String text(long value, int scale) {
        byte[] ascii = new byte[MAX_BYTES];
        return new String(ascii, 0, write(value, scale, ascii), StandardCharsets.US_ASCII);
    }

    /** Appends what {@link #text} returns. */
    public static void append(StringBuilder out, long value, int scale) {
        byte[] ascii = new byte[MAX_BYTES];
        int length = write(value, scale, ascii);
        for (int i = 0; i < length; i++) {
            out.append((char) ascii[i]);
        }
    }

    /**
     * Writes what {@link #text} returns.
     *
     * @param into takes it from its beginning; {@link #MAX_BYTES} long or longer
     * @return its length
     */
    public static int write(long value, int scale, byte[] into) {
        int at = 0;
        if (value < 0) {
            into[at++] = '-';
        }
        long whole = whole(value, scale);
        at = writeDigits(Math.abs(whole), 1, into, at);
        long fraction = Math.abs(value - whole * POWERS[scale]);
        if (fraction == 0) {
            return at;
        }
        int digits = scale;
        for (; fraction % 1_000 == 0; fraction /= 1_000) {
            digits -= 3;
        }
        for (; fraction % 10 == 0; fraction /= 10) {
            digits--;
        }
        into[at++] = '.';
        return writeDigits(fraction, digits, into, at);
    }

    /** Most values are prices, and a divisor that is known beforehand costs a tenth of one that is not. */
    private static long whole(long value, int scale) {
        return scale == PRICE_SCALE ? value / 1_000_000_000L : value / POWERS[scale];
    }

    /** @return behind the last digit */
    private static int writeDigits(long value, int atLeast, byte[] into, int from) {
        int digits = atLeast;
        while (digits < POWERS.length && value >= POWERS[digits]) {
            digits++;
        }
        long rest = value;
        for (int at = from + digits - 1; at >= from; at--) {
            into[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return from + digits;
    }

    private static long signed(boolean negative, long value) {
        return negative && value != TickEvent.ABSENT ? -value : value;
    }

    /** @return a mantissa of at most 18 digits times 10^shift */
    private static long scaled(long mantissa, int shift) {
        if (shift >= 0) {
            if (mantissa == 0) {
                return 0;
            }
            boolean fits = shift <= LONG_DIGITS && mantissa <= Long.MAX_VALUE / POWERS[shift];
            return fits ? mantissa * POWERS[shift] : TickEvent.ABSENT;
        }
        if (-shift > LONG_DIGITS) {
            return 0;
        }
        long power = POWERS[-shift];
        long quotient = mantissa / power;
        long twiceRest = mantissa % power * 2;
        boolean up = twiceRest > power || twiceRest == power && (quotient & 1) == 1;
        return up ? quotient + 1 : quotient;
    }

    /** An exponent, or more digits than a long surely holds. */
    private static long parseRare(byte[] ascii, int from, int to, int scale, int mantissaTo) {
        if (mantissaTo < to && (ascii[mantissaTo] | 0x20) != 'e') {
            return TickEvent.ABSENT;
        }
        int exponent = 0;
        if (mantissaTo < to) {
            exponent = exponent(ascii, mantissaTo + 1, to);
            if (Math.abs(exponent) > MAX_EXPONENT) {
                return TickEvent.ABSENT;
            }
        }
        return withExponent(ascii, from, mantissaTo, scale, exponent);
    }

    private static long withExponent(byte[] ascii, int from, int to, int scale, int exponent) {
        int shiftedScale = scale + exponent;
        if (to - from <= LONG_DIGITS) {
            return parse(ascii, from, to, shiftedScale);
        }
        if (to - from > MAX_TEXT) {
            return TickEvent.ABSENT;
        }
        String text = new String(ascii, from, to - from, StandardCharsets.US_ASCII);
        BigDecimal value = new BigDecimal(text).scaleByPowerOfTen(shiftedScale).setScale(0, RoundingMode.HALF_EVEN);
        boolean fits = value.precision() <= LONG_DIGITS + 1
                && value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return fits ? value.longValueExact() : TickEvent.ABSENT;
    }

    /** @return the exponent, or a value beyond the limit where it is none or absurd */
    private static int exponent(byte[] ascii, int from, int to) {
        int at = from;
        boolean negative = at < to && ascii[at] == '-';
        if (negative || at < to && ascii[at] == '+') {
            at++;
        }
        if (at == to) {
            return Integer.MAX_VALUE;
        }
        int value = 0;
        for (; at < to; at++) {
            int digit = ascii[at] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MAX_VALUE;
            }
            value = Math.min(value * 10 + digit, MAX_EXPONENT + 1);
        }
        return negative ? -value : value;
    }
}
