package io.tickring.simulator.control;

import io.tickring.simulator.ledger.LedgerRow;
import io.tickring.simulator.market.SourceState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a test may do to the simulator from outside. No part of the broker's API. Safe for any thread. */
public interface Controls {

    /**
     * @param logins     successful log-ins
     * @param violations requests beyond the broker's limits
     * @param sockets    open now
     * @param stalled    whether sockets are open but silent
     * @param frames     quote frames handed to sockets
     */
    record State(SourceState market, long logins, long violations, int sockets, boolean stalled, long frames) {
    }

    /**
     * @param frames all since the start
     * @param counts frames by epic, markets without any left out
     * @param newest rows that are kept, oldest first
     */
    record LedgerView(long frames, Map<String, Long> counts, List<LedgerRow> newest) {
    }

    State state();

    /** @param limit rows at most; 65,536 are kept */
    LedgerView ledger(Optional<String> epic, int limit);

    /** Cuts every open socket; new ones are accepted. */
    void stopSockets();

    /** Accepts sockets and messages and sends nothing, until {@link #resumeSockets()}. */
    void stallSockets();

    void resumeSockets();

    /** Every log-in of this span gets 429. */
    void refuseLogins(Duration span);
}
