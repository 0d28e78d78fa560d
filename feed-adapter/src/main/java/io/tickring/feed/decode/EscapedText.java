package io.tickring.feed.decode;

/**
 * Reads the strings that are not plain ASCII: those with escapes or with UTF-8 of several bytes. Belongs to one
 * cursor; allocates nothing.
 */
final class EscapedText {
    /** Longer texts are checked but not kept: no name and no symbol is as long. */
    private static final int KEPT_BYTES = 256;
    private static final int[] LOWEST_OF_LENGTH = {0, 0, 0x80, 0x800, 0x10000};
    private static final String SHORT_ESCAPES = "\"\\/bfnrt";
    private static final String SHORT_MEANINGS = "\"\\/\b\f\n\r\t";

    private final byte[] kept = new byte[KEPT_BYTES];
    private int length;
    private int code;

    /**
     * @param json ends in a 0
     * @param from behind the opening quote
     * @return the position behind the closing quote, or -1 where this is no string of valid UTF-8
     */
    int read(byte[] json, int from) {
        length = 0;
        int at = from;
        while (at >= 0 && json[at] != '"') {
            at = character(json, at);
        }
        return at < 0 ? -1 : at + 1;
    }

    /** @return the text that was read; valid up to {@link #length()} */
    byte[] bytes() {
        return kept;
    }

    /** @return its length in bytes; 0 for a text that is too long to be kept */
    int length() {
        return length > KEPT_BYTES ? 0 : length;
    }

    private int character(byte[] json, int at) {
        byte first = json[at];
        if (first == '\\') {
            return escape(json, at + 1);
        }
        if (first >= 0) {
            keep(first);
            return first < ' ' ? -1 : at + 1;
        }
        return utf8(json, at);
    }

    /** Overlong forms, surrogates and codes above the last are refused (RFC 3629). */
    private int utf8(byte[] json, int from) {
        int lead = json[from] & 0xFF;
        int bytes = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (lead < 0xC0 || lead >= 0xF8) {
            return -1;
        }
        int decoded = lead & 0xFF >> bytes + 1;
        for (int i = 1; i < bytes; i++) {
            byte next = json[from + i];
            if ((next & 0xC0) != 0x80) {
                return -1;
            }
            decoded = decoded << 6 | next & 0x3F;
        }
        boolean surrogate = decoded >>> 11 == 0x1B;
        if (decoded < LOWEST_OF_LENGTH[bytes] || decoded > Character.MAX_CODE_POINT || surrogate) {
            return -1;
        }
        encode(decoded);
        return from + bytes;
    }

    private int escape(byte[] json, int at) {
        if (json[at] == 'u') {
            return unicode(json, at + 1);
        }
        int meaning = SHORT_ESCAPES.indexOf(json[at]);
        if (meaning < 0) {
            return -1;
        }
        keep((byte) SHORT_MEANINGS.charAt(meaning));
        return at + 1;
    }

    /** Two escapes that are halves of one character become one; half a character alone stays, and equals no symbol. */
    private int unicode(byte[] json, int from) {
        int at = hex(json, from);
        int high = code;
        if (at > 0 && high >>> 10 == 0x36 && json[at] == '\\' && json[at + 1] == 'u') {
            int behind = hex(json, at + 2);
            if (behind > 0 && code >>> 10 == 0x37) {
                encode(Character.toCodePoint((char) high, (char) code));
                return behind;
            }
        }
        if (at > 0) {
            encode(high);
        }
        return at;
    }

    /** @return the position behind four hexadecimal digits, whose value is in {@code code} then, or -1 */
    private int hex(byte[] json, int from) {
        int value = 0;
        for (int at = from; at < from + 4; at++) {
            int digit = Character.digit(json[at], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        code = value;
        return from + 4;
    }

    private void encode(int decoded) {
        if (decoded < 0x80) {
            keep((byte) decoded);
        } else if (decoded < 0x800) {
            keep((byte) (0xC0 | decoded >> 6));
            keepRest(decoded, 1);
        } else if (decoded < 0x10000) {
            keep((byte) (0xE0 | decoded >> 12));
            keepRest(decoded, 2);
        } else {
            keep((byte) (0xF0 | decoded >> 18));
            keepRest(decoded, 3);
        }
    }

    private void keepRest(int decoded, int bytes) {
        for (int shift = 6 * (bytes - 1); shift >= 0; shift -= 6) {
            keep((byte) (0x80 | decoded >> shift & 0x3F));
        }
    }

    private void keep(byte next) {
        if (length < KEPT_BYTES) {
            kept[length] = next;
        }
        length++;
    }
}
