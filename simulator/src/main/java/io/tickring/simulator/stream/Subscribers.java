package io.tickring.simulator.stream;

import io.tickring.simulator.fault.FaultBoard;
import io.tickring.simulator.fault.SocketFault;
import io.tickring.simulator.ledger.Ledger;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.market.QuoteSink;
import io.tickring.simulator.wire.QuoteFrame;
import java.util.ArrayList;
import java.util.List;

/** Who gets the quotes of which market: encodes each quote once and hands it to all of them. Stream loop only. */
final class Subscribers implements QuoteSink {
    private final List<List<Connection>> ofMarket;
    private final QuoteFrame frame;
    private final Ledger ledger;
    private final List<Instrument> instruments;
    private final FaultBoard faults;
    private final QuoteFaults odd;

    /** @param odd sends quotes while a fault concerns them */
    Subscribers(List<Instrument> instruments, Ledger ledger, FaultBoard faults, QuoteFaults odd) {
        this.instruments = instruments;
        this.faults = faults;
        this.odd = odd;
        this.ofMarket = instruments.stream().map(i -> (List<Connection>) new ArrayList<Connection>()).toList();
        this.frame = new QuoteFrame(instruments);
        this.ledger = ledger;
    }

    /** A connection that has subscribed already stays subscribed once. */
    void add(Connection connection, int market) {
        if (!connection.markets().get(market)) {
            connection.markets().set(market);
            ofMarket.get(market).add(connection);
        }
    }

    void remove(Connection connection, int market) {
        connection.markets().clear(market);
        ofMarket.get(market).remove(connection);
    }

    void removeAll(Connection connection) {
        connection.markets().stream().forEach(market -> ofMarket.get(market).remove(connection));
        connection.markets().clear();
    }

    /** While every socket stalls a replay stands still; synthetic quotes pass unseen. */
    boolean stalled() {
        return faults.active(SocketFault.STALL_SOCKET).filter(r -> r.target().sockets().isEmpty()).isPresent();
    }

    @Override
    public boolean wanted(int market) {
        return !ofMarket.get(market).isEmpty();
    }

    @Override
    public boolean ready(int market) {
        if (stalled()) {
            return false;
        }
        List<Connection> connections = ofMarket.get(market);
        for (int i = 0; i < connections.size(); i++) {
            if (!connections.get(i).takesMore()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void quote(int market, long timeMs, long bid, long ask, long bidSizeMicros, long askSizeMicros) {
        List<Connection> connections = ofMarket.get(market);
        if (connections.isEmpty()) {
            return;
        }
        int length = frame.encode(market, timeMs, bid, ask, bidSizeMicros, askSizeMicros);
        if (odd.isAnyAtWork()) {
            disturbed(connections, market, new Quote(timeMs, bid, ask, bidSizeMicros, askSizeMicros), length);
            return;
        }
        for (int i = 0; i < connections.size(); i++) {
            Connection connection = connections.get(i);
            if (connection.takesQuotes()) {
                connection.gather(frame.bytes(), length);
                ledger.record(market, timeMs, bid, ask, bidSizeMicros, askSizeMicros, connection.number());
            }
        }
    }

    private void disturbed(List<Connection> connections, int market, Quote quote, int length) {
        String text = frame.text(length);
        for (Connection connection : connections) {
            if (connection.takesQuotes()) {
                odd.send(connection, instruments.get(market), quote, text);
            }
        }
    }
}
