package io.tickring.engine.ring;

import org.agrona.BitUtil;

/**
 * The shape of the ring.
 *
 * @param capacity slots, a power of two from 1,024 on
 * @param layout   how the stages share threads
 * @param preset   how the engine's threads wait for work
 */
public record RingSettings(int capacity, RingLayout layout, WaitPreset preset) {
    /** Events handled before the journal has to close its batch. */
    public static final int BATCH_LIMIT = 64;

    /** @throws IllegalArgumentException for a capacity outside its range, naming the key */
    public RingSettings {
        if (capacity < 1024 || !BitUtil.isPowerOfTwo(capacity)) {
            throw new IllegalArgumentException(
                    "ring.capacity must be a power of two, at least 1024, is " + capacity);
        }
    }

    public static RingSettings defaults() {
        return new RingSettings(65_536, RingLayout.FUSED, WaitPreset.BALANCED);
    }
}
