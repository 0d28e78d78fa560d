package io.tickring.feed.ring;

import io.tickring.engine.ring.TickRing;
import io.tickring.feed.wire.Sockets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Back-pressure: turns reading off on all sockets while the ring has little room, and on again at half empty. What one
 * read has delivered already fits into the reserve. {@code feed-io} only, but for {@link #paused()}.
 */
public final class FlowControl {
    private static final Logger LOG = LoggerFactory.getLogger(FlowControl.class);
    private static final long RESERVE_PER_SOCKET = 1024;
    private static final long CHECK_MS = 1;

    private final TickRing ring;
    private final RingWriter writer;
    private final Sockets sockets;
    private final long halfEmpty;
    private volatile boolean paused;

    public FlowControl(TickRing ring, RingWriter writer, Sockets sockets) {
        this.ring = ring;
        this.writer = writer;
        this.sockets = sockets;
        halfEmpty = ring.capacity() / 2;
    }

    /** @return whether reading is off; for any thread */
    public boolean paused() {
        return paused;
    }

    /** Called before the bytes of a read are processed. */
    public void beforeRead() {
        if (!paused && ring.freeSlots() < Math.min(halfEmpty, RESERVE_PER_SOCKET * sockets.count())) {
            paused = true;
            sockets.reading(false);
            LOG.warn("reading=off free_slots={}", ring.freeSlots());
            sockets.after(CHECK_MS, this::check);
        }
    }

    private void check() {
        writer.drain();
        if (ring.freeSlots() < halfEmpty) {
            sockets.after(CHECK_MS, this::check);
            return;
        }
        paused = false;
        sockets.reading(true);
        LOG.info("reading=on free_slots={}", ring.freeSlots());
    }
}
