package io.tickring.engine.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.WaitStrategy;

/** What the engine's threads do while there is nothing to do. */
public enum WaitPreset {
    /** Spin: a core is spent, a tick waits for nothing. */
    LATENCY,
    /** Spin for a moment, then sleep until the producer wakes them. */
    BALANCED,
    /** Sleep at once. */
    ECO;

    private static final int BRIEF_SPINS = 2_000;

    WaitStrategy strategy() {
        return switch (this) {
            case LATENCY -> new BusySpinWaitStrategy();
            case BALANCED -> new SpinThenParkWaitStrategy(BRIEF_SPINS);
            case ECO -> new SpinThenParkWaitStrategy(0);
        };
    }
}
