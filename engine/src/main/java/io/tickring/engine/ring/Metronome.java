package io.tickring.engine.ring;

import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;

/**
 * Lets time pass on the ring: a heartbeat each second, and a checkpoint when one is due. A beat without room on the
 * ring is skipped. Producer's thread only.
 */
public final class Metronome {
    private static final long BEAT_NS = 1_000_000_000L;

    private final TickRing ring;
    private final long checkpointIntervalNs;
    private final long checkpointEvents;
    private long nextBeatNs;
    private long nextCheckpointNs;
    private long checkpointAt;

    /**
     * @param checkpointIntervalNs a checkpoint is due after this time
     * @param checkpointEvents     or after this many events
     * @param nowNs                our time, epoch ns
     */
    public Metronome(TickRing ring, long checkpointIntervalNs, long checkpointEvents, long nowNs) {
        this.ring = ring;
        this.checkpointIntervalNs = checkpointIntervalNs;
        this.checkpointEvents = checkpointEvents;
        nextBeatNs = nowNs;
        nextCheckpointNs = nowNs + checkpointIntervalNs;
    }

    /** Publishes what is due. Called often: by a timer, or after each read. */
    public void onTime(long nowNs) {
        if (nowNs - nextBeatNs >= 0 && publish(EventKind.HEARTBEAT, nowNs)) {
            nextBeatNs = nowNs + BEAT_NS;
        }
        if (checkpointIsDue(nowNs) && publish(EventKind.CHECKPOINT, nowNs)) {
            checkpointAt = ring.published();
            nextCheckpointNs = nowNs + checkpointIntervalNs;
        }
    }

    /** The stages keep one saved state each: the next checkpoint waits until the last is written. */
    private boolean checkpointIsDue(long nowNs) {
        boolean due = nowNs - nextCheckpointNs >= 0 || ring.published() - checkpointAt >= checkpointEvents;
        return due && ring.processed() >= checkpointAt;
    }

    private boolean publish(EventKind kind, long nowNs) {
        TickEvent slot = ring.peek();
        if (slot == null) {
            return false;
        }
        slot.clearControl(kind, nowNs);
        ring.publish();
        return true;
    }
}
