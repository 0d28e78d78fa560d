package io.tickring.feed.stream;

import io.tickring.feed.wire.Socket;
import java.util.Set;

/** What a shard needs of the world beside the session. Every call comes from {@code feed-io}; none blocks. */
interface ShardHost {
    /** @return a clock that never steps, ns */
    long nowNs();

    /** Begins to open a socket; the shard is its listener. */
    Socket open(SessionGate.Access access, Shard shard);

    /** Says which of the subscription's markets are confirmed now: none after a loss. */
    void confirmed(Subscription subscription, Set<String> epics);

    /** Takes over a subscription that the venue refuses on a socket that has others. */
    void move(Subscription refused);
}
