package io.tickring.engine.checkpoint;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/** Reads back what a {@link StateOutput} collected. */
public final class StateInput {
    private final DirectBuffer buffer;
    private final int end;
    private int at;

    /**
     * @param buffer holds the state
     * @param offset its first byte
     * @param length its bytes
     */
    public StateInput(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.at = offset;
        this.end = offset + length;
    }

    public byte getByte() {
        return buffer.getByte(advance(Byte.BYTES));
    }

    public int getInt() {
        return buffer.getInt(advance(Integer.BYTES), LITTLE_ENDIAN);
    }

    public long getLong() {
        return buffer.getLong(advance(Long.BYTES), LITTLE_ENDIAN);
    }

    /** @return bytes not read yet */
    public int remaining() {
        return end - at;
    }

    private int advance(int bytes) {
        if (at + bytes > end) {
            throw new IllegalArgumentException("saved state ends " + (at + bytes - end) + " bytes too early");
        }
        int from = at;
        at += bytes;
        return from;
    }
}
