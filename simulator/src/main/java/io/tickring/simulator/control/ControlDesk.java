package io.tickring.simulator.control;

import io.netty.channel.EventLoop;
import io.tickring.simulator.ledger.Ledger;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.rest.LoginGate;
import io.tickring.simulator.stream.StreamHub;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what a test wants to the thread that owns it, and waits until it is done. */
public final class ControlDesk implements Controls {
    private static final Logger LOG = LoggerFactory.getLogger(ControlDesk.class);

    private final EventLoop loop;
    private final StreamHub hub;
    private final Ledger ledger;
    private final LoginGate gate;
    private final PriceSource source;

    public ControlDesk(EventLoop loop, StreamHub hub, Ledger ledger, LoginGate gate, PriceSource source) {
        this.loop = loop;
        this.hub = hub;
        this.ledger = ledger;
        this.gate = gate;
        this.source = source;
    }

    @Override
    public State state() {
        return onLoop(() -> new State(source.state(), gate.logins(), gate.violations(), hub.openSockets(),
                hub.stalled(), ledger.frames()));
    }

    @Override
    public LedgerView ledger(Optional<String> epic, int limit) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Instrument instrument : source.instruments()) {
            long frames = ledger.frames(instrument.number());
            if (frames > 0) {
                counts.put(instrument.epic(), frames);
            }
        }
        return new LedgerView(ledger.frames(), counts, ledger.newest(epic, limit));
    }

    @Override
    public void stopSockets() {
        LOG.info("event=control action=stop_sockets");
        onLoop(() -> {
            hub.closeAll(0);
            return null;
        });
    }

    @Override
    public void stallSockets() {
        stall(true);
    }

    @Override
    public void resumeSockets() {
        stall(false);
    }

    private void stall(boolean on) {
        LOG.info("event=control action=stall_sockets on={}", on);
        onLoop(() -> {
            hub.stall(on);
            return null;
        });
    }

    @Override
    public void refuseLogins(Duration span) {
        LOG.info("event=control action=refuse_logins seconds={}", span.toSeconds());
        gate.refuse(span);
    }

    private <T> T onLoop(Callable<T> action) {
        return loop.submit(action).syncUninterruptibly().getNow();
    }
}
