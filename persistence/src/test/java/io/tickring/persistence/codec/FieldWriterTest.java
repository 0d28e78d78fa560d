package io.tickring.persistence.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.agrona.concurrent.UnsafeBuffer;

class FieldWriterTest {
    private static final int MAX_VARINT = 10;

    private final byte[] bytes = new byte[MAX_VARINT + FieldWriter.SLACK];
    private final FieldWriter out = new FieldWriter(new UnsafeBuffer(bytes));

    /** The definition of the format, byte by byte. */
    private static byte[] expected(long value) {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        long rest = value;
        for (; rest >>> 7 != 0; rest >>>= 7) {
            expected.write((int) (rest & 0x7F | 0x80));
        }
        expected.write((int) rest);
        return expected.toByteArray();
    }

    private byte[] written(long value) {
        out.at(0);
        out.putVarint(value);
        return Arrays.copyOf(bytes, out.at());
    }

    @Property
    void shouldWriteSevenBitsAByte(@ForAll long value) {
        assertThat(written(value)).isEqualTo(expected(value));
        assertThat(written(value & 0x7FFFFFFFL)).isEqualTo(expected(value & 0x7FFFFFFFL));
    }

    @Example
    void shouldWriteTheLowestAndTheHighestNumberOfEachLength() {
        for (int bits = 0; bits < Long.SIZE; bits++) {
            long lowest = 1L << bits;

            assertThat(written(lowest)).as("2^%s", bits).isEqualTo(expected(lowest));
            assertThat(written(lowest - 1)).as("2^%s - 1", bits).isEqualTo(expected(lowest - 1));
            assertThat(written(-lowest)).as("-2^%s", bits).isEqualTo(expected(-lowest));
        }
    }
}
