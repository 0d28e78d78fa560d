package io.tickring.engine.checkpoint;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** Collects the state of one stage, little-endian, field after field. Grows as needed and is reused. */
public final class StateOutput {
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(4096);
    private int length;

    /** Forgets what was written. */
    public void clear() {
        length = 0;
    }

    public StateOutput putByte(int value) {
        buffer.putByte(length, (byte) value);
        length += Byte.BYTES;
        return this;
    }

    public StateOutput putInt(int value) {
        buffer.putInt(length, value, LITTLE_ENDIAN);
        length += Integer.BYTES;
        return this;
    }

    public StateOutput putLong(long value) {
        buffer.putLong(length, value, LITTLE_ENDIAN);
        length += Long.BYTES;
        return this;
    }

    /** @return the bytes written, from index 0 to {@link #length()} */
    public DirectBuffer buffer() {
        return buffer;
    }

    public int length() {
        return length;
    }

    /** @return what was written, to be read before anything is written again */
    public StateInput toInput() {
        return new StateInput(buffer, 0, length);
    }
}
