package io.tickring.daemon.csv;

/**
 * Reads fields of a line one behind the other, up to eight bytes at once, as nearly all are written: a time of at most
 * sixteen digits, a price of at most eight digits on either side of its point. What is written otherwise is left to the
 * general parsers. Reads less than {@link #REACH} bytes for each field, whatever they are.
 */
final class FieldCursor {
    /** Stands for a field that is written otherwise. */
    static final long UNUSUAL = -1;
    /** No field with its separator, and no word that is read of it, reaches farther than this. */
    static final int REACH = 32;

    private static final int WORD = Long.BYTES;
    private static final int MAX_TEXT = 24;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long CARRY_ABOVE_NINE = 0x7676767676767676L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long PAIRS = 0x000000FF000000FFL;
    private static final long FIRST_PAIRS = 1_000_000L << 32 | 100;
    private static final long SECOND_PAIRS = 10_000L << 32 | 1;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
        1_000_000_000};

    private byte[] bytes;
    private int at;

    /** @param bytes with {@link #REACH} bytes behind the position for each field that will be read */
    void move(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    byte[] bytes() {
        return bytes;
    }

    /** @return behind what was read last */
    int at() {
        return at;
    }

    /** @return the number of 1 to 16 digits, or {@link #UNUSUAL} where there is none */
    long integer() {
        int from = at;
        long high = upToEight();
        if (at - from < WORD) {
            return high;
        }
        long low = upToEight();
        return low == UNUSUAL ? high : high * POWERS[at - from - WORD] + low;
    }

    /**
     * Takes the point out of a word's eight bytes, where they hold all of the decimal.
     *
     * @param scale digits kept behind the point, 1 to 9
     * @return the decimal times 10^scale, or {@link #UNUSUAL} where there is none or it has more digits than that
     */
    long decimal(int scale) {
        long word = Words.at(bytes, at) ^ ZEROS;
        long others = others(word);
        int whole = Words.first(others);
        int end = Words.first(others & others - 1);
        if (whole == 0 || whole > WORD - 2 || bytes[at + whole] != '.' || end == WORD && isDigit(bytes[at + WORD])) {
            return longDecimal(scale);
        }
        int fraction = end - whole - 1;
        if (fraction == 0 || fraction > scale) {
            return UNUSUAL;
        }
        long behind = word >>> (whole + 1) * Byte.SIZE << whole * Byte.SIZE;
        long ahead = word & (1L << whole * Byte.SIZE) - 1;
        at += end;
        return joined((ahead | behind) << (WORD + 1 - end) * Byte.SIZE) * POWERS[scale - fraction];
    }

    private long longDecimal(int scale) {
        long whole = upToEight();
        if (whole == UNUSUAL) {
            return UNUSUAL;
        }
        if (bytes[at] != '.') {
            return whole * POWERS[scale];
        }
        int from = ++at;
        long fraction = upToEight();
        int count = at - from;
        return fraction == UNUSUAL || count > scale ? UNUSUAL
                : whole * POWERS[scale] + fraction * POWERS[scale - count];
    }

    /** Passes over a text to its comma. @return whether that comes within 24 bytes */
    boolean passesText() {
        int comma = Words.indexOf(bytes, ',', at, at + MAX_TEXT);
        at = Math.max(at, comma);
        return comma >= 0;
    }

    /** Passes over this byte. @return whether it is the next one */
    boolean passes(char separator) {
        return bytes[at++] == separator;
    }

    /** Passes over the end of a line: LF or CR LF. @return whether it is what comes next */
    boolean passesLineEnd() {
        if (bytes[at] == '\r') {
            at++;
        }
        return bytes[at++] == '\n';
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    /** @return the number of the next 1 to 8 digits, or {@link #UNUSUAL} where there is none */
    private long upToEight() {
        long word = Words.at(bytes, at) ^ ZEROS;
        int count = Words.first(others(word));
        at += count;
        return count == 0 ? UNUSUAL : joined(word << (WORD - count) * Byte.SIZE);
    }

    /** @return the highest bit of each byte that is no digit; behind a byte above 0x7F, of any */
    private static long others(long word) {
        return (word + CARRY_ABOVE_NINE | word) & HIGHS;
    }

    /**
     * Joins digits to pairs, and pairs to a number, in three multiplications (Lemire, "Quickly parsing eight digits").
     *
     * @param digits the first one in the lowest byte, each 0 to 9
     */
    private static long joined(long digits) {
        long pairs = digits * 10 + (digits >>> Byte.SIZE);
        return (pairs & PAIRS) * FIRST_PAIRS + (pairs >>> 2 * Byte.SIZE & PAIRS) * SECOND_PAIRS >>> Integer.SIZE;
    }
}
