package io.tickring.simulator.control;

import io.tickring.simulator.fault.FaultOrder;
import io.tickring.simulator.fault.FaultRecord;
import io.tickring.simulator.ledger.LedgerRow;
import io.tickring.simulator.market.SourceState;
import io.tickring.simulator.rest.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a test may do to the simulator from outside. No part of the broker's API. Safe for any thread. */
public interface Controls {

    /**
     * @param logins           successful log-ins
     * @param violations       requests beyond the broker's limits
     * @param sockets          open now
     * @param stalled          whether sockets are open but silent
     * @param frames           quote frames handed to sockets
     * @param violationsByKind their sum is {@code violations}
     * @param loginTimesMs     when each log-in succeeded by the clock of this machine, epoch ms; the first 10,000
     */
    record State(SourceState market, long logins, long violations, int sockets, boolean stalled, long frames,
                 Map<Violation, Long> violationsByKind, List<Long> loginTimesMs) {
    }

    /**
     * @param frames all since the start
     * @param counts frames by epic, markets without any left out
     * @param newest rows that are kept, oldest first
     */
    record LedgerView(long frames, Map<String, Long> counts, List<LedgerRow> newest) {
    }

    /**
     * @param active at work, oldest first
     * @param past   over, in the order of their end
     */
    record FaultView(List<FaultRecord> active, List<FaultRecord> past) {
    }

    /** One quote of a market, with prices as in its frame. */
    record QuoteView(long timestamp, double bid, double ask) {
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

    /** @return the number of the fault, which begins now */
    long beginFault(FaultOrder order);

    /** @return whether it was at work */
    boolean endFault(long id);

    void endAllFaults();

    FaultView faults();

    /**
     * @param fromMs inclusive, simulated epoch ms
     * @param toMs   exclusive; later than now counts as now
     * @return every quote the market made in this time, whether or not anyone was handed it; none of a replay
     * @throws IllegalArgumentException for an epic that does not exist here
     */
    List<QuoteView> quotes(String epic, long fromMs, long toMs);
}
