package io.tickring.simulator.stream;

import io.netty.channel.Channel;
import io.tickring.simulator.fault.FaultBoard;
import io.tickring.simulator.ledger.Ledger;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.rules.AccountSwitch;
import io.tickring.simulator.rules.StreamRules;
import io.tickring.simulator.rules.TokenExpiry;
import io.tickring.simulator.session.Session;
import io.tickring.simulator.session.Sessions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All open sockets and what they subscribed to. Stream loop only. */
public final class StreamHub {
    private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);

    private final Set<Connection> connections = new LinkedHashSet<>();
    private final Subscribers subscribers;
    private final OhlcFeed ohlc;
    private final Ledger ledger;
    private final StreamRules rules;
    private final Sessions sessions;
    private final LongSupplier nanoTime;
    private final FaultBoard faults;
    private final QuoteFaults oddQuotes;
    private int opened;

    public StreamHub(PriceSource source, Ledger ledger, StreamRules rules, Sessions sessions, FaultBoard faults,
                     LongSupplier nanoTime) {
        this.faults = faults;
        this.oddQuotes = new QuoteFaults(faults, ledger);
        this.subscribers = new Subscribers(source.instruments(), ledger, faults, oddQuotes);
        this.ohlc = new OhlcFeed(source, rules, faults);
        faults.listen(new SocketFaults(faults, () -> List.copyOf(connections), oddQuotes, sessions));
        this.ledger = ledger;
        this.rules = rules;
        this.sessions = sessions;
        this.nanoTime = nanoTime;
    }

    Connection open(Channel channel) {
        Connection connection = new Connection(++opened, channel, nanoTime.getAsLong());
        connection.state(SocketState.of(faults, connection.number()));
        connections.add(connection);
        LOG.info("event=socket_opened connection={} open={}", connection.number(), connections.size());
        return connection;
    }

    void closed(Connection connection) {
        silence(connection);
        oddQuotes.forget(connection);
        connection.released();
        connections.remove(connection);
        LOG.info("event=socket_closed connection={} open={}", connection.number(), connections.size());
    }

    Subscribers subscribers() {
        return subscribers;
    }

    OhlcFeed ohlc() {
        return ohlc;
    }

    /** @return whether another socket serves the account of this session */
    boolean hasOther(Connection connection, Session session) {
        return connections.stream().filter(other -> other != connection && other.session() != null)
                .anyMatch(other -> other.session().accountId().equals(session.accountId()));
    }

    /** Ends a pass: the ledger's rows reach their file before the frames reach the sockets. */
    void flush() {
        ledger.flush();
        ohlc.pass(nanoTime.getAsLong());
        for (Connection connection : connections) {
            connection.flush();
        }
    }

    /** Cuts who is idle, whose tokens expired and who does not read. Called once a second. */
    void sweep() {
        long nowNs = nanoTime.getAsLong();
        each(connection -> {
            if (connection.silentNs(nowNs) > rules.idleCut().toNanos()) {
                cut(connection, "idle");
            } else if (connection.pendingBytes() > rules.maxPendingBytes()) {
                cut(connection, "not_reading");
            } else if (connection.session() != null && !sessions.isAlive(connection.session())) {
                expire(connection);
            }
        });
    }

    private void expire(Connection connection) {
        if (rules.tokenExpiry() == TokenExpiry.CLOSE) {
            cut(connection, "token_expired");
        } else if (rules.tokenExpiry() == TokenExpiry.STOP_SILENTLY) {
            silence(connection);
        }
    }

    private void cut(Connection connection, String reason) {
        LOG.info("event=socket_cut connection={} reason={}", connection.number(), reason);
        connection.close(rules.cutCode());
    }

    /** The sockets of a session whose account was switched. */
    public void onAccountSwitched(Session session, AccountSwitch effect) {
        each(connection -> {
            if (connection.session() == session) {
                silence(connection);
                if (effect == AccountSwitch.CLOSE_SOCKET) {
                    cut(connection, "account_switched");
                }
            }
        });
    }

    private void silence(Connection connection) {
        subscribers.removeAll(connection);
        ohlc.removeAll(connection);
    }

    FaultBoard faults() {
        return faults;
    }

    public boolean stalled() {
        return subscribers.stalled();
    }

    public int openSockets() {
        return connections.size();
    }

    /** @param code of the close frame, 0 for none */
    public void closeAll(int code) {
        each(connection -> connection.close(code));
    }

    private void each(Consumer<Connection> action) {
        new ArrayList<>(connections).forEach(action);
    }
}
