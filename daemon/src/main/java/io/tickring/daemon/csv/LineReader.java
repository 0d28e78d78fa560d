package io.tickring.daemon.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lines of a file as ranges of one buffer, which has slack behind them for {@link FieldCursor}. A line ends with LF or
 * CR LF; the last one may end with the file.
 */
final class LineReader {
    private static final int INITIAL_BYTES = 1 << 18;
    private static final int SLACK = FieldCursor.REACH;

    private final InputStream in;
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int filled;
    private int next;
    private int start;
    private int end;
    private long number;
    private boolean ended;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** @return whether at least so many bytes of what comes are here */
    boolean holdsAhead(int count) {
        return filled - next >= count;
    }

    /** @return where the next line begins */
    int ahead() {
        return next;
    }

    /** Moves on to the next line, of which the caller has found the end: behind its LF. */
    void take(int behind) {
        start = next;
        end = behind - 1;
        next = behind;
        number++;
        trim();
    }

    /** @return false at the end of the file */
    boolean next() throws IOException {
        int newline = find(next);
        while (newline < 0 && !ended) {
            int searched = filled - next;
            fill();
            newline = find(next + searched);
        }
        if (newline < 0 && next == filled) {
            return false;
        }
        start = next;
        end = newline < 0 ? filled : newline;
        next = newline < 0 ? filled : newline + 1;
        number++;
        trim();
        return true;
    }

    private void trim() {
        if (end > start && bytes[end - 1] == '\r') {
            end--;
        }
    }

    private int find(int from) {
        return Words.indexOf(bytes, '\n', from, filled);
    }

    private void fill() throws IOException {
        System.arraycopy(bytes, next, bytes, 0, filled - next);
        filled -= next;
        next = 0;
        if (filled + SLACK == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int read = in.read(bytes, filled, bytes.length - SLACK - filled);
        ended = read < 0;
        filled += Math.max(read, 0);
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int length() {
        return end - start;
    }

    /** @return the line's number, from 1 */
    long number() {
        return number;
    }

    String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
