package io.tickring.simulator;

import io.tickring.simulator.control.ControlDesk;
import io.tickring.simulator.control.ControlRoutes;
import io.tickring.simulator.control.Controls;
import io.tickring.simulator.fault.FaultBoard;
import io.tickring.simulator.fault.FaultySource;
import io.tickring.simulator.fault.HeldRelease;
import io.tickring.simulator.fault.RestFaults;
import io.tickring.simulator.fault.StreamDoor;
import io.tickring.simulator.fault.VenueFault;
import io.tickring.simulator.fault.plan.FaultPlayer;
import io.tickring.simulator.http.HeldConnections;
import io.tickring.simulator.http.RestHandler;
import io.tickring.simulator.http.Routes;
import io.tickring.simulator.ledger.Ledger;
import io.tickring.simulator.ledger.LedgerFile;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.market.SymbolList;
import io.tickring.simulator.replay.ReplayMarkets;
import io.tickring.simulator.rest.Api;
import io.tickring.simulator.rest.LoginGate;
import io.tickring.simulator.rest.SessionRoutes;
import io.tickring.simulator.server.SelfSigned;
import io.tickring.simulator.server.Server;
import io.tickring.simulator.session.Account;
import io.tickring.simulator.session.Logins;
import io.tickring.simulator.session.Sessions;
import io.tickring.simulator.stream.StreamHandler;
import io.tickring.simulator.stream.StreamHub;
import io.tickring.simulator.stream.StreamLoop;
import io.tickring.simulator.synthetic.SyntheticMarkets;
import io.tickring.simulator.trading.TradedQuotes;
import io.tickring.simulator.trading.TradingDesk;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Capital.com on this machine: REST and WebSocket on one loopback port. Its methods are safe for any thread; whoever
 * starts it closes it.
 */
public final class Simulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
    private static final long FAULT_PASS_MS = 2;

    private final SimulatorSettings settings;
    private final LongSupplier nanoTime = System::nanoTime;
    private final Logins logins;
    private final Optional<SelfSigned> certificate;
    private final FaultBoard faults;
    private final PriceSource source;
    private final TradingDesk desk;
    private final Ledger ledger;
    private final LoginGate gate;
    private final StreamHub hub;
    private final Server server;
    private final ControlDesk controls;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Simulator(SimulatorSettings settings) throws IOException {
        this.settings = settings;
        logins = new Logins(settings.logins(), settings.broker().dealing().demo());
        // 1 prices, what is traded at them, and the book of what was sent of them
        PriceSource truth = source();
        faults = new FaultBoard(truth::nowMs, System::currentTimeMillis);
        source = new FaultySource(truth, faults);
        desk = new TradingDesk(source, logins.accounts(), settings.broker().dealing(), nanoTime);
        ledger = ledger();
        // 2 who may see them
        Sessions sessions = new Sessions(settings.broker(), nanoTime);
        gate = new LoginGate(nanoTime, System::currentTimeMillis);
        // 3 sockets and the loop that feeds them
        certificate = settings.tls() ? Optional.of(SelfSigned.make()) : Optional.empty();
        HeldConnections held = new HeldConnections();
        faults.listen(new HeldRelease(held));
        server = new Server(certificate.map(SelfSigned::context).orElse(null), new StreamDoor(faults), held);
        hub = new StreamHub(source, ledger, settings.stream(), sessions, faults, nanoTime);
        FaultPlayer player = new FaultPlayer(faults, settings.faults(), epics(), source::nowMs, nanoTime);
        controls = new ControlDesk(server.loop(), hub, ledger, gate, source, faults, player);
        // 4 the door
        RestHandler rest = new RestHandler(Map.of("/api/v1", api(sessions)::answer,
                "/control", new ControlRoutes(controls)::answer), server.rest(), held);
        port = listen(rest, sessions);
        // 5 time begins
        new StreamLoop(server.loop(), source.pump(), hub,
                next -> new TradedQuotes(next, desk, this::isHalted)).start();
        server.loop().scheduleAtFixedRate(player::pass, 0, FAULT_PASS_MS, TimeUnit.MILLISECONDS);
        LOG.info("event=simulator_started url={} markets={}", restUrl(), source.instruments().size());
    }

    /**
     * @throws IOException when the port is taken, or a file cannot be read or written; the message says which
     */
    public static Simulator start(SimulatorSettings settings) throws IOException {
        return new Simulator(settings);
    }

    private PriceSource source() throws IOException {
        if (settings.replay().isPresent()) {
            return new ReplayMarkets(settings.replay().get(), settings.speed(), settings.replayStart(), nanoTime);
        }
        long startMs = settings.startAt().orElseGet(Instant::now).toEpochMilli();
        return new SyntheticMarkets(SymbolList.first(settings.symbols()), settings.seed(), settings.rateFactor(),
                settings.roundTheClock(), settings.holidays(),
                new ScaledClock(startMs, settings.speed(), nanoTime));
    }

    private boolean isHalted(int market) {
        return faults.active(VenueFault.CLOSED_MARKET, source.instruments().get(market).epic()).isPresent();
    }

    private int listen(RestHandler rest, Sessions sessions) throws IOException {
        try {
            return server.listen(settings.port(), rest,
                    () -> new StreamHandler(source, hub, sessions, settings.stream(), nanoTime));
        } catch (IOException e) {
            ledger.close();
            throw e;
        }
    }

    private Ledger ledger() throws IOException {
        LedgerFile file = settings.ledgerFile().isEmpty() ? null
                : new LedgerFile(settings.ledgerFile().get(), source.instruments());
        return new Ledger(source.instruments(), file);
    }

    private Api api(Sessions sessions) {
        SessionRoutes session = new SessionRoutes(logins, of -> desk.balance(of.id()), sessions,
                settings.broker(), gate, () -> streamRoot() + "/",
                (of, effect) -> server.loop().execute(() -> hub.onAccountSwitched(of, effect)),
                source::nowMs, nanoTime);
        List<Routes> resources = new ArrayList<>(List.of(session));
        resources.addAll(new Resources(source, desk, logins, settings.broker(), gate, nanoTime).routes());
        return new Api(session, resources, sessions, settings.broker(), gate, new RestFaults(faults),
                source::clientTimeMs, nanoTime);
    }

    /** @return address without {@code /api/v1}, for example {@code http://127.0.0.1:8090} */
    public String restUrl() {
        return (settings.tls() ? "https" : "http") + "://127.0.0.1:" + port;
    }

    /** @return address of the WebSocket, {@code /connect} included */
    public String streamUrl() {
        return streamRoot() + "/connect";
    }

    private String streamRoot() {
        return (settings.tls() ? "wss" : "ws") + "://127.0.0.1:" + port;
    }

    /** @return the first of the first login */
    public String apiKey() {
        return settings.logins().get(0).keys().get(0).key();
    }

    public String identifier() {
        return settings.logins().get(0).identifier();
    }

    public String password() {
        return settings.logins().get(0).keys().get(0).password();
    }

    /** @return of the first login in this environment, the preferred account first */
    public List<String> accountIds() {
        return settings.logins().get(0).accounts(logins.onDemo()).stream().map(Account::id).toList();
    }

    /** @return what a client must trust; empty without TLS */
    public Optional<X509Certificate> certificate() {
        return certificate.map(SelfSigned::certificate);
    }

    /** @return the same as a PEM file has it; empty without TLS */
    public Optional<String> certificatePem() {
        return certificate.map(SelfSigned::pem);
    }

    /** @return epics of all markets, in order of priority */
    public List<String> epics() {
        return source.instruments().stream().map(instrument -> instrument.epic()).toList();
    }

    /** @return simulated time, epoch ms */
    public long nowMs() {
        return source.nowMs();
    }

    /** @return successful log-ins */
    public long loginCount() {
        return gate.logins();
    }

    /** @return requests beyond the broker's limits */
    public long violations() {
        return gate.violations();
    }

    /**
     * @return quote frames of this market handed to sockets
     * @throws IllegalArgumentException for an epic that does not exist here
     */
    public long framesSent(String epic) {
        int number = epics().indexOf(epic);
        if (number < 0) {
            throw new IllegalArgumentException("no market " + epic);
        }
        return ledger.frames(number);
    }

    /** @return the state, the ledger and the actions that {@code /control} offers too */
    public Controls controls() {
        return controls;
    }

    /** Ends every socket with the close code of the settings, then the server. A second call does nothing. */
    @Override
    public void close() throws IOException {
        if (closed.getAndSet(true)) {
            return;
        }
        server.loop().submit(() -> hub.closeAll(settings.stream().shutdownCode())).syncUninterruptibly();
        server.close();
        ledger.close();
        LOG.info("event=simulator_stopped frames={}", ledger.frames());
    }
}
