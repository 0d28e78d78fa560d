package io.tickring.persistence.codec;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Puts one field after the other into a buffer. Allocates nothing but for texts. */
public final class FieldWriter {
    private static final int MAX_TEXT_BYTES = 16 * 1024;

    private final UnsafeBuffer buffer;
    private int at;

    public FieldWriter(UnsafeBuffer buffer) {
        this.buffer = buffer;
    }

    public int at() {
        return at;
    }

    public void at(int position) {
        at = position;
    }

    public void putByte(int value) {
        buffer.putByte(at++, (byte) value);
    }

    public void putShort(int value) {
        buffer.putShort(at, (short) value, LITTLE_ENDIAN);
        at += Short.BYTES;
    }

    public void putLong(long value) {
        buffer.putLong(at, value, LITTLE_ENDIAN);
        at += Long.BYTES;
    }

    /** Seven bits a byte, the lowest first; the top bit says that more follow. At most ten bytes. */
    public void putVarint(long value) {
        int index = at;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer.putByte(index++, (byte) (rest | 0x80));
            rest >>>= 7;
        }
        buffer.putByte(index++, (byte) rest);
        at = index;
    }

    /** A number that may be negative: small ones of either sign take few bytes. */
    public void putSigned(long value) {
        putVarint(value << 1 ^ value >> 63);
    }

    public void putBytes(byte[] bytes, int length) {
        putVarint(length);
        buffer.putBytes(at, bytes, 0, length);
        at += length;
    }

    public void putRest(DirectBuffer source, int from, int length) {
        buffer.putBytes(at, source, from, length);
        at += length;
    }

    /** @throws IllegalArgumentException for more than 16 KiB */
    public void putText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_TEXT_BYTES) {
            throw new IllegalArgumentException("text of " + bytes.length + " bytes does not fit the journal");
        }
        putBytes(bytes, bytes.length);
    }
}
