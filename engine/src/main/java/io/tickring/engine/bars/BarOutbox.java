package io.tickring.engine.bars;

import java.util.concurrent.locks.LockSupport;
import org.agrona.BitUtil;

/**
 * Carries bars from the stage that makes them to the stage that journals them, in order and without copying: an event
 * names the bars it issued by position, and the journal frees them when it has written them.
 *
 * <p>One thread writes, one thread frees; in the fused layout they are the same.
 */
public final class BarOutbox {
    private static final long WAIT_NS = 20_000;

    private final Bar[] bars;
    private final int mask;
    private long written;
    private volatile long freed;

    /**
     * @param minimumBars at least as many as one event can issue, for all of them have to fit
     */
    public BarOutbox(int minimumBars) {
        int capacity = BitUtil.findNextPositivePowerOfTwo(minimumBars);
        bars = new Bar[capacity];
        mask = capacity - 1;
        for (int i = 0; i < capacity; i++) {
            bars[i] = new Bar();
        }
    }

    /** @return where the next bar will stand: an event's bars are those between two such positions */
    public long position() {
        return written;
    }

    /** Takes a copy of the bar. Waits where the journal is a whole outbox behind. */
    public void add(Bar bar) {
        while (written - freed >= bars.length) {
            LockSupport.parkNanos(WAIT_NS);
        }
        bars[(int) written & mask].copyFrom(bar);
        written++;
    }

    /** @return the bar at this position, valid until it is freed */
    public Bar get(long position) {
        return bars[(int) position & mask];
    }

    /** Says that all bars before this position are written. */
    public void freeTo(long position) {
        freed = position;
    }
}
