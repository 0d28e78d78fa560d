package io.tickring.persistence.history.packed;

import io.tickring.engine.bars.Bar;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars of one market as columns: the first value, the greatest step that all differences are multiples of, and each
 * difference in steps; numbers of seven bits a byte. Prices move by a few of their market's own steps, so a bar takes
 * about 20 bytes and not 112.
 */
final class BarColumns {
    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;

    private BarColumns() {
    }

    /** @param bars at least one */
    static byte[] pack(List<Bar> bars) {
        long[] fields = new long[bars.size() * PackedBar.COUNT];
        for (int i = 0; i < bars.size(); i++) {
            PackedBar.put(bars.get(i), fields, i * PackedBar.COUNT);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(32 * bars.size());
        for (int column = 0; column < PackedBar.COUNT; column++) {
            pack(fields, column, out);
        }
        return out.toByteArray();
    }

    private static void pack(long[] fields, int column, ByteArrayOutputStream out) {
        long step = 0;
        for (int at = column + PackedBar.COUNT; at < fields.length; at += PackedBar.COUNT) {
            step = greatestCommonDivisor(step, fields[at] - fields[at - PackedBar.COUNT]);
        }
        write(out, fields[column]);
        write(out, step);
        for (int at = column + PackedBar.COUNT; step != 0 && at < fields.length; at += PackedBar.COUNT) {
            write(out, (fields[at] - fields[at - PackedBar.COUNT]) / step);
        }
    }

    /** @return of either sign; 0 where both are 0. A difference that ran over is divided and multiplied exactly too */
    private static long greatestCommonDivisor(long one, long other) {
        long divisor = one;
        for (long rest = other; rest != 0;) {
            long next = divisor % rest;
            divisor = rest;
            rest = next;
        }
        return divisor;
    }

    private static void write(ByteArrayOutputStream out, long value) {
        long rest = value << 1 ^ value >> 63;
        for (; (rest & ~SEVEN_BITS) != 0; rest >>>= 7) {
            out.write((int) rest & SEVEN_BITS | MORE);
        }
        out.write((int) rest);
    }

    /**
     * @param rows   that were packed
     * @param fromMs opening time of the first bar wanted, epoch ms, inclusive
     * @param toMs   opening times stay below this, epoch ms
     * @throws java.nio.BufferUnderflowException where these are not so many bars
     */
    static List<Bar> unpack(ByteBuffer packed, int rows, int market, long fromMs, long toMs) {
        long[] fields = new long[rows * PackedBar.COUNT];
        for (int column = 0; column < PackedBar.COUNT; column++) {
            unpack(packed, fields, column);
        }
        List<Bar> bars = new ArrayList<>();
        for (int at = 0; at < fields.length; at += PackedBar.COUNT) {
            long openTimeMs = PackedBar.openTimeMs(fields, at);
            if (openTimeMs >= fromMs && openTimeMs < toMs) {
                bars.add(PackedBar.get(market, fields, at));
            }
        }
        return bars;
    }

    private static void unpack(ByteBuffer packed, long[] fields, int column) {
        long value = read(packed);
        long step = read(packed);
        fields[column] = value;
        for (int at = column + PackedBar.COUNT; at < fields.length; at += PackedBar.COUNT) {
            value += step == 0 ? 0 : read(packed) * step;
            fields[at] = value;
        }
    }

    private static long read(ByteBuffer packed) {
        long value = 0;
        int shift = 0;
        byte next = packed.get();
        for (; next < 0; next = packed.get()) {
            value |= (long) (next & SEVEN_BITS) << shift;
            shift += 7;
        }
        value |= (long) next << shift;
        return value >>> 1 ^ -(value & 1);
    }
}
