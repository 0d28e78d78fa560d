package io.tickring.web.live.status;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Who listens to the stream. Safe for any thread. */
public final class Audience {
    private final AtomicInteger clients = new AtomicInteger();
    private final AtomicLong cut = new AtomicLong();

    public void joined() {
        clients.incrementAndGet();
    }

    public void left() {
        clients.decrementAndGet();
    }

    /** A client did not read and was sent away. */
    public void wasCut() {
        cut.incrementAndGet();
    }

    /** @return connected now */
    public int clients() {
        return clients.get();
    }

    /** @return sent away since start */
    public long cut() {
        return cut.get();
    }
}
