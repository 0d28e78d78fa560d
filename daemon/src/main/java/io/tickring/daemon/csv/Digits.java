package io.tickring.daemon.csv;

import io.tickring.engine.tick.Decimal;

/**
 * Numbers of a line, up to eight digits at once. What is longer or written otherwise is left to the general parsers.
 */
final class Digits {
    /** Stands for a text that is not all digits. */
    static final long NONE = -1;

    private static final int WORD = Long.BYTES;
    private static final int MAX_TIME = 13;
    private static final long EIGHT_DIGITS = 100_000_000;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long CARRY_ABOVE_NINE = 0x7676767676767676L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long PAIRS = 0x000000FF000000FFL;
    private static final long FIRST_PAIRS = 1_000_000L << 32 | 100;
    private static final long SECOND_PAIRS = 10_000L << 32 | 1;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, EIGHT_DIGITS,
        1_000_000_000};

    private Digits() {
    }

    /**
     * Joins digits to pairs, and pairs to a number, in three multiplications (Lemire, "Quickly parsing eight digits").
     *
     * @param count digits, 1 to 8
     * @return their number, or {@link #NONE}
     */
    static long upToEight(byte[] bytes, int from, int count) {
        long digits = (Words.at(bytes, from) ^ ZEROS) << (WORD - count) * Byte.SIZE;
        if (((digits + CARRY_ABOVE_NINE | digits) & HIGHS) != 0) {
            return NONE;
        }
        long pairs = digits * 10 + (digits >>> Byte.SIZE);
        return (pairs & PAIRS) * FIRST_PAIRS + (pairs >>> 2 * Byte.SIZE & PAIRS) * SECOND_PAIRS >>> Integer.SIZE;
    }

    /** @return epoch ms, or {@link #NONE} for anything but 1 to 13 digits */
    static long time(byte[] bytes, int from, int to) {
        int count = to - from;
        if (count < 1 || count > MAX_TIME) {
            return NONE;
        }
        if (count <= WORD) {
            return upToEight(bytes, from, count);
        }
        long high = upToEight(bytes, from, count - WORD);
        long low = upToEight(bytes, to - WORD, WORD);
        return (high | low) < 0 ? NONE : high * EIGHT_DIGITS + low;
    }

    /** @return what {@link Decimal#parse(byte[], int, int, int)} returns, sooner for a usual price or size */
    static long decimal(byte[] bytes, int from, int to, int scale) {
        long points = Words.matches(Words.at(bytes, from), '.');
        int whole = Math.min(points == 0 ? to - from : Words.first(points), to - from);
        int fraction = to - from - whole - 1;
        if (whole < 1 || whole > WORD || fraction == 0 || fraction > Math.min(WORD, scale)) {
            return Decimal.parse(bytes, from, to, scale);
        }
        long value = upToEight(bytes, from, whole);
        long behind = fraction < 0 ? 0 : upToEight(bytes, from + whole + 1, fraction);
        if ((value | behind) < 0) {
            return Decimal.parse(bytes, from, to, scale);
        }
        return value * POWERS[scale] + (fraction < 0 ? 0 : behind * POWERS[scale - fraction]);
    }
}
