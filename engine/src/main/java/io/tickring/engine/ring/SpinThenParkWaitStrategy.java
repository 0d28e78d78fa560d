package io.tickring.engine.ring;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Spins for a moment, then parks. A consumer says that it sleeps before it looks a last time, and the producer looks
 * for sleepers after it has published, with a full fence on both sides: no wake-up is lost, and a producer whose
 * consumers are awake pays for the fence alone. Allocates nothing.
 */
final class SpinThenParkWaitStrategy implements WaitStrategy {
    private static final int MAX_CONSUMERS = 4;
    /** Only an upper bound: whoever publishes wakes the sleepers. */
    private static final long PARK_NS = 10_000_000_000L;
    private static final long UPSTREAM_PARK_NS = 20_000;

    private final int spins;
    private final AtomicInteger sleeping = new AtomicInteger();
    private final AtomicReferenceArray<Thread> sleepers = new AtomicReferenceArray<>(MAX_CONSUMERS);

    SpinThenParkWaitStrategy(int spins) {
        this.spins = spins;
    }

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependent, SequenceBarrier barrier)
            throws AlertException {
        int spinsLeft = spins;
        long available = dependent.get();
        while (available < sequence) {
            barrier.checkAlert();
            if (spinsLeft > 0) {
                spinsLeft--;
                Thread.onSpinWait();
            } else if (cursor.get() < sequence) {
                sleepUntilPublished(sequence, cursor, barrier);
            } else {
                LockSupport.parkNanos(UPSTREAM_PARK_NS);
            }
            available = dependent.get();
        }
        return available;
    }

    private void sleepUntilPublished(long sequence, Sequence cursor, SequenceBarrier barrier) {
        int seat = takeSeat();
        sleeping.incrementAndGet();
        try {
            VarHandle.fullFence();
            if (cursor.get() < sequence && !barrier.isAlerted()) {
                LockSupport.parkNanos(PARK_NS);
            }
        } finally {
            sleeping.decrementAndGet();
            sleepers.set(seat, null);
        }
    }

    private int takeSeat() {
        Thread self = Thread.currentThread();
        int seat = 0;
        while (!sleepers.compareAndSet(seat, null, self)) {
            seat = (seat + 1) % MAX_CONSUMERS;
        }
        return seat;
    }

    @Override
    public void signalAllWhenBlocking() {
        VarHandle.fullFence();
        if (sleeping.getPlain() > 0) {
            for (int seat = 0; seat < MAX_CONSUMERS; seat++) {
                LockSupport.unpark(sleepers.get(seat));
            }
        }
    }
}
