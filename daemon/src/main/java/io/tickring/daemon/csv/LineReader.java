package io.tickring.daemon.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lines of a file as ranges of one buffer, which has the slack that {@link Words} need. A line ends with LF or CR LF;
 * the last one may end with the file.
 */
final class LineReader {
    private static final int INITIAL_BYTES = 1 << 18;

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
        if (end > start && bytes[end - 1] == '\r') {
            end--;
        }
        number++;
        return true;
    }

    private int find(int from) {
        return Words.indexOf(bytes, '\n', from, filled);
    }

    private void fill() throws IOException {
        System.arraycopy(bytes, next, bytes, 0, filled - next);
        filled -= next;
        next = 0;
        if (filled + Words.SLACK == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int read = in.read(bytes, filled, bytes.length - Words.SLACK - filled);
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
