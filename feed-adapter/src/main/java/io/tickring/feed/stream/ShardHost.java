package io.tickring.feed.stream;

import io.tickring.engine.market.Market;
import io.tickring.feed.wire.Socket;
import java.util.List;

/** What a shard needs of the world beside the session. Every call comes from {@code feed-io}; none blocks. */
interface ShardHost {
    /** @return a clock that never steps, ns */
    long nowNs();

    /** @return our time, epoch ns */
    long ourNs();

    /** Begins to open a socket; the shard is its listener. */
    Socket open(SessionGate.Access access, Shard shard);

    /** The venue gives these markets on the shard's socket now. */
    void confirmed(List<Market> markets);

    /** The venue does not give these markets any more, or refused them. */
    void without(List<Market> markets, String reason);

    /** Takes over a subscription that the venue refuses on a socket that has others. */
    void move(Subscription refused);

    /** The venue does not let this socket be beside the others; its markets have to come in another way. */
    void refusedBeside(Shard shard, String reason);

    /** Every subscription of the shard is answered. */
    void streaming(Shard shard);
}
