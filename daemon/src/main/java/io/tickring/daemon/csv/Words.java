package io.tickring.daemon.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a buffer at a time, the first one lowest. Whoever reads a word may read past the content: a buffer
 * has {@link FieldCursor#REACH} bytes more than it holds.
 */
final class Words {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;

    private Words() {
    }

    /** @return the eight bytes from this index on */
    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /**
     * @return the highest bit of each byte that is the wanted one, and no other bit: a byte of {@code x} is zero where
     *         adding 0x7F to its low bits does not carry and its high bit is not set (Warren, Hacker's Delight, 6-1)
     */
    static long matches(long word, char wanted) {
        long x = word ^ ONES * wanted;
        return ~((x & LOWS) + LOWS | x | LOWS);
    }

    /** @return which byte of the word the lowest bit lies in, from 0 */
    static int first(long matches) {
        return Long.numberOfTrailingZeros(matches) >>> 3;
    }

    /** @return index of the first such byte from {@code from} to below {@code to}, or -1 */
    static int indexOf(byte[] bytes, char wanted, int from, int to) {
        for (int at = from; at < to; at += Long.BYTES) {
            long matches = matches(at(bytes, at), wanted);
            if (matches != 0) {
                int index = at + first(matches);
                return index < to ? index : -1;
            }
        }
        return -1;
    }
}
