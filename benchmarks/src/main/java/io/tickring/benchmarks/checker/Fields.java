package io.tickring.benchmarks.checker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The fields of a record's body, one after the other. */
final class Fields {
    private static final int GROUP_BITS = 7;

    private final ByteBuffer bytes;

    Fields(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    int u8() {
        return bytes.get() & 0xFF;
    }

    long i64() {
        return bytes.getLong();
    }

    long varint() {
        long value = 0;
        for (int shift = 0; ; shift += GROUP_BITS) {
            byte group = bytes.get();
            value |= (long) (group & 0x7F) << shift;
            if (group >= 0) {
                return value;
            }
        }
    }

    long signed() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    String text() {
        byte[] utf8 = new byte[(int) varint()];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
