package io.tickring.persistence.codec;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/** Takes one field after the other from a record. Allocates nothing but for texts. */
public final class FieldReader {
    private DirectBuffer buffer;
    private int at;
    private int end;

    public void wrap(DirectBuffer source, int from, int to) {
        buffer = source;
        at = from;
        end = to;
    }

    public int at() {
        return at;
    }

    public int remaining() {
        return end - at;
    }

    public DirectBuffer buffer() {
        return buffer;
    }

    public int getByte() {
        return buffer.getByte(advance(Byte.BYTES)) & 0xFF;
    }

    public long getLong() {
        return buffer.getLong(advance(Long.BYTES), LITTLE_ENDIAN);
    }

    public long getVarint() {
        int index = at;
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (index >= end) {
                throw new FormatException("a number ends behind its record");
            }
            byte next = buffer.getByte(index++);
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                at = index;
                return value;
            }
        }
        throw new FormatException("a number has more than ten bytes");
    }

    public long getSigned() {
        long value = getVarint();
        return value >>> 1 ^ -(value & 1);
    }

    /** @return a number that has to lie between 0 and the limit, inclusive */
    public int getCount(int limit) {
        long value = getVarint();
        if (value < 0 || value > limit) {
            throw new FormatException("expected a number up to " + limit + ", found " + value);
        }
        return (int) value;
    }

    public int getBytes(byte[] into) {
        int length = getCount(into.length);
        buffer.getBytes(advance(length), into, 0, length);
        return length;
    }

    public String getText() {
        byte[] bytes = new byte[getCount(remaining())];
        buffer.getBytes(advance(bytes.length), bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private int advance(int bytes) {
        int from = at;
        if (bytes > end - from) {
            throw new FormatException("a record ends " + (bytes - (end - from)) + " bytes too early");
        }
        at = from + bytes;
        return from;
    }
}
