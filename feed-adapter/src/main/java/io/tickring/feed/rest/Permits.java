package io.tickring.feed.rest;

import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Permits that rest after each use, given in order of arrival. A request reaches the venue at some moment between its
 * sending and its answer; a permit that rests from the answer on keeps the venue's limit however long it took to
 * arrive. For any thread.
 */
final class Permits {
    private final long restNs;
    private final LongSupplier monotonicNs;
    private final PriorityQueue<Long> freeFromNs = new PriorityQueue<>((a, b) -> Long.signum(a - b));
    private final Semaphore front = new Semaphore(1, true);

    /**
     * @param count       permits in all
     * @param restNs      time a permit rests after use, ns
     * @param monotonicNs a clock that never steps, ns
     */
    Permits(int count, long restNs, LongSupplier monotonicNs) {
        this.restNs = restNs;
        this.monotonicNs = monotonicNs;
        Stream.generate(monotonicNs::getAsLong).limit(count).forEach(freeFromNs::add);
    }

    /** Waits for a permit; its holder calls {@link #release}. */
    void acquire() throws InterruptedException {
        front.acquire();
        try {
            awaitFree();
        } finally {
            front.release();
        }
    }

    /** Gives a permit back: the answer is there, or there will be none. */
    synchronized void release() {
        freeFromNs.add(monotonicNs.getAsLong() + restNs);
        notifyAll();
    }

    /** @return permits that are free now */
    synchronized int left() {
        long nowNs = monotonicNs.getAsLong();
        return (int) freeFromNs.stream().filter(fromNs -> fromNs - nowNs <= 0).count();
    }

    private synchronized void awaitFree() throws InterruptedException {
        while (left() == 0) {
            if (freeFromNs.isEmpty()) {
                wait();
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, freeFromNs.peek() - monotonicNs.getAsLong()));
            }
        }
        freeFromNs.remove();
    }
}
