package io.tickring.feed.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tickring.engine.tick.Decimal;
import java.util.Arrays;

/**
 * Walks over the tokens of one JSON text (RFC 8259, strictly) without making an object.
 *
 * <p>The text ends in a 0, which no token contains, so no loop has to look for the end. After the first error the
 * cursor stands on that 0: nothing more can be taken, every caller's loop ends by itself, and the error is asked for
 * once, at the end.
 */
final class JsonCursor {
    private static final int LONG_DIGITS = 18;
    private static final int ABSURD_EXPONENT = 100_000;
    private static final long[] POWERS = new long[LONG_DIGITS + 1];
    private static final long[] HIGHEST = new long[LONG_DIGITS + 1];
    private static final byte[] NULL = "null".getBytes(US_ASCII);
    private static final byte[] TRUE = "true".getBytes(US_ASCII);
    private static final byte[] FALSE = "false".getBytes(US_ASCII);

    static {
        long power = 1;
        for (int i = 0; i <= LONG_DIGITS; i++) {
            POWERS[i] = power;
            HIGHEST[i] = Long.MAX_VALUE / power;
            power *= 10;
        }
    }

    private final EscapedText escaped = new EscapedText();
    private byte[] bytes;
    private int end;
    private int at;
    private boolean malformed;
    private int exponent;

    private byte[] text;
    private int textFrom;
    private int textTo;

    /** Starts on a text whose byte at {@code length} is 0. */
    void wrap(byte[] json, int length) {
        bytes = json;
        text = json;
        end = length;
        at = 0;
        malformed = false;
    }

    /** @return whether exactly these bytes come next; then the cursor stands behind them */
    boolean takeBytes(byte[] wanted) {
        int from = at;
        int to = from + wanted.length;
        if (to > end || !Arrays.equals(bytes, from, to, wanted, 0, wanted.length)) {
            return false;
        }
        at = to;
        return true;
    }

    int position() {
        return at;
    }

    /** Goes back to read once more from here, with whatever was wrong behind it forgotten. */
    void rewind(int position) {
        at = position;
        malformed = false;
    }

    /** @return whether all of the text was one value with nothing behind it */
    boolean complete() {
        return peek() == 0 && at == end && !malformed;
    }

    /** @return the first byte of the next token */
    byte peek() {
        byte[] json = bytes;
        int from = at;
        byte next = json[from];
        while (next <= ' ' && (next == ' ' || next == '\n' || next == '\r' || next == '\t')) {
            next = json[++from];
        }
        at = from;
        return next;
    }

    /** @return whether the next token is this one, which is then behind the cursor */
    boolean take(char token) {
        if (peek() != token) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char token) {
        if (!take(token)) {
            fail();
        }
    }

    /** Takes a member's name, which is the text then, and the colon. */
    void name() {
        string();
        expect(':');
    }

    /** Takes a string, which is the text then: until the next string, name or skip. */
    void string() {
        expect('"');
        byte[] json = bytes;
        int from = at;
        int to = from;
        byte next = json[to];
        while (next >= ' ' && next != '"' && next != '\\') {
            next = json[++to];
        }
        if (next == '"') {
            text = json;
            textFrom = from;
            textTo = to;
            at = to + 1;
        } else {
            rareString(from);
        }
    }

    private void rareString(int from) {
        int behind = malformed ? -1 : escaped.read(bytes, from);
        text = escaped.bytes();
        textFrom = 0;
        textTo = escaped.length();
        at = behind;
        if (behind < 0) {
            fail();
        }
    }

    boolean textIs(byte[] wanted) {
        int length = wanted.length;
        if (textTo - textFrom != length) {
            return false;
        }
        byte[] found = text;
        int from = textFrom;
        for (int i = 0; i < length; i++) {
            if (found[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    byte[] text() {
        return text;
    }

    int textFrom() {
        return textFrom;
    }

    int textTo() {
        return textTo;
    }

    /**
     * Takes a number.
     *
     * @return the value times 10^scale, rounded half-even, or {@code ABSENT} where that does not fit
     */
    long number(int scale) {
        byte[] json = bytes;
        int from = at;
        boolean negative = json[from] == '-';
        int first = negative ? from + 1 : from;
        int to = first;
        long mantissa = 0;
        for (int digit = json[to] - '0'; isDigit(digit); digit = json[++to] - '0') {
            mantissa = mantissa * 10 + digit;
        }
        int digits = to - first;
        if (digits == 0 || digits > 1 && json[first] == '0') {
            fail();
            return 0;
        }
        int shift = scale;
        if (json[to] == '.') {
            int point = to++;
            for (int digit = json[to] - '0'; isDigit(digit); digit = json[++to] - '0') {
                mantissa = mantissa * 10 + digit;
            }
            int fraction = to - point - 1;
            if (fraction == 0) {
                fail();
                return 0;
            }
            digits += fraction;
            shift -= fraction;
        }
        if ((json[to] | 0x20) == 'e') {
            to = exponent(to + 1);
            shift += exponent;
        }
        at = to;
        if (digits <= LONG_DIGITS && shift >= 0 && shift <= LONG_DIGITS && mantissa <= HIGHEST[shift]) {
            long value = mantissa * POWERS[shift];
            return negative ? -value : value;
        }
        return malformed ? 0 : Decimal.parse(json, from, to, scale);
    }

    /** @return the position behind the exponent that starts here, which is in its field then */
    private int exponent(int from) {
        byte[] json = bytes;
        boolean negative = json[from] == '-';
        int first = negative || json[from] == '+' ? from + 1 : from;
        int to = first;
        int value = 0;
        for (int digit = json[to] - '0'; isDigit(digit); digit = json[++to] - '0') {
            value = Math.min(value * 10 + digit, ABSURD_EXPONENT);
        }
        exponent = negative ? -value : value;
        if (to == first) {
            fail();
            return end;
        }
        return to;
    }

    /** Takes any value. */
    void skipValue(int depth) {
        switch (peek()) {
            case '"' -> string();
            case '{' -> skipObject(depth + 1);
            case '[' -> skipArray(depth + 1);
            case 'n' -> literal(NULL);
            case 't' -> literal(TRUE);
            case 'f' -> literal(FALSE);
            default -> number(0);
        }
    }

    private void skipObject(int depth) {
        enter(depth);
        if (take('}')) {
            return;
        }
        do {
            name();
            skipValue(depth);
        } while (take(','));
        expect('}');
    }

    private void skipArray(int depth) {
        enter(depth);
        if (take(']')) {
            return;
        }
        do {
            skipValue(depth);
        } while (take(','));
        expect(']');
    }

    private void enter(int depth) {
        at++;
        if (depth > QuoteDecoder.MAX_DEPTH) {
            fail();
        }
    }

    private void literal(byte[] wanted) {
        int from = at;
        for (byte letter : wanted) {
            if (bytes[from++] != letter) {
                fail();
                return;
            }
        }
        at = from;
    }

    private void fail() {
        malformed = true;
        at = end;
        textTo = textFrom;
    }

    private static boolean isDigit(int digit) {
        return digit >= 0 && digit <= 9;
    }
}
