package io.tickring.persistence.codec;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Puts one field after the other into a buffer. Allocates nothing but for texts. */
public final class FieldWriter {
    /** The buffer has as many bytes more than the fields take. */
    public static final int SLACK = Long.BYTES;

    private static final long SEVEN_BITS = 0x7F;
    private static final int EIGHT_SEVENS = 56;
    private static final long TOP_BITS = 0x80808080_80808080L;
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

    /**
     * Seven bits a byte, the lowest first; the top bit says that more follow. At most ten bytes. The groups of up to 56
     * bits are moved apart by halves and stored as one word.
     */
    public void putVarint(long value) {
        if ((value & ~SEVEN_BITS) == 0) {
            putByte((int) value);
            return;
        }
        if (value >>> EIGHT_SEVENS != 0) {
            putLongVarint(value);
            return;
        }
        int following = (Long.SIZE - 1 - Long.numberOfLeadingZeros(value)) / 7;
        long apart = value & 0x0FFFFFFFL | (value & 0x00FFFFFF_F0000000L) << 4;
        apart = apart & 0x00003FFF_00003FFFL | (apart & 0x0FFFC000_0FFFC000L) << 2;
        apart = apart & 0x007F007F_007F007FL | (apart & 0x3F803F80_3F803F80L) << 1;
        buffer.putLong(at, apart | TOP_BITS & (1L << following * Byte.SIZE) - 1, LITTLE_ENDIAN);
        at += following + 1;
    }

    private void putLongVarint(long value) {
        int index = at;
        long rest = value;
        while ((rest & ~SEVEN_BITS) != 0) {
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
