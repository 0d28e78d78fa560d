package io.tickring.simulator.control;

import io.netty.channel.EventLoop;
import io.tickring.simulator.fault.FaultBoard;
import io.tickring.simulator.fault.FaultOrder;
import io.tickring.simulator.fault.Running;
import io.tickring.simulator.fault.SocketFault;
import io.tickring.simulator.fault.plan.FaultPlayer;
import io.tickring.simulator.ledger.Ledger;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.rest.LoginGate;
import io.tickring.simulator.stream.StreamHub;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
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
    private final FaultBoard board;
    private final FaultPlayer player;

    public ControlDesk(EventLoop loop, StreamHub hub, Ledger ledger, LoginGate gate, PriceSource source,
                       FaultBoard board, FaultPlayer player) {
        this.board = board;
        this.player = player;
        this.loop = loop;
        this.hub = hub;
        this.ledger = ledger;
        this.gate = gate;
        this.source = source;
    }

    @Override
    public State state() {
        return onLoop(() -> new State(source.state(), gate.logins(), gate.violations(), hub.openSockets(),
                hub.stalled(), ledger.frames(), gate.violationsByKind(), gate.loginTimesMs()));
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
        beginFault(FaultOrder.of(SocketFault.STALL_SOCKET));
    }

    @Override
    public void resumeSockets() {
        end(running -> running.fault() == SocketFault.STALL_SOCKET);
    }

    @Override
    public long beginFault(FaultOrder order) {
        return onLoop(() -> player.begin(order));
    }

    @Override
    public boolean endFault(long id) {
        return onLoop(() -> board.end(id));
    }

    @Override
    public void endAllFaults() {
        end(running -> true);
    }

    private void end(Predicate<Running> which) {
        onLoop(() -> {
            board.active().stream().filter(which).forEach(running -> board.end(running.id()));
            return null;
        });
    }

    @Override
    public FaultView faults() {
        return onLoop(() -> new FaultView(board.activeRecords(), board.pastRecords()));
    }

    @Override
    public List<QuoteView> quotes(String epic, long fromMs, long toMs) {
        Instrument market = source.instruments().stream().filter(of -> of.epic().equals(epic)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no market " + epic));
        return source.quotes(market, fromMs, toMs).stream()
                .map(quote -> new QuoteView(quote.timeMs(), market.price(quote.bid()), market.price(quote.ask())))
                .toList();
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
