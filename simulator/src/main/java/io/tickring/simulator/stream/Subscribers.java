package io.tickring.simulator.stream;

import io.tickring.simulator.ledger.Ledger;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.QuoteSink;
import io.tickring.simulator.wire.QuoteFrame;
import java.util.ArrayList;
import java.util.List;

/** Who gets the quotes of which market: encodes each quote once and hands it to all of them. Stream loop only. */
final class Subscribers implements QuoteSink {
    private final List<List<Connection>> ofMarket;
    private final QuoteFrame frame;
    private final Ledger ledger;
    private boolean stalled;

    Subscribers(List<Instrument> instruments, Ledger ledger) {
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

    /** While stalled nothing is sent: synthetic quotes pass unseen, a replay stands still. */
    void stall(boolean on) {
        stalled = on;
    }

    boolean stalled() {
        return stalled;
    }

    @Override
    public boolean wanted(int market) {
        return !ofMarket.get(market).isEmpty();
    }

    @Override
    public boolean ready(int market) {
        if (stalled) {
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
        if (stalled || connections.isEmpty()) {
            return;
        }
        int length = frame.encode(market, timeMs, bid, ask, bidSizeMicros, askSizeMicros);
        for (int i = 0; i < connections.size(); i++) {
            Connection connection = connections.get(i);
            connection.gather(frame.bytes(), length);
            ledger.record(market, timeMs, bid, ask, bidSizeMicros, askSizeMicros, connection.number());
        }
    }
}
