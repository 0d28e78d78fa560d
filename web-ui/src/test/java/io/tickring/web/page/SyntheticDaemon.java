package io.tickring.web.page;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.backfill.Gap;
import io.tickring.engine.clock.TimeSource;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.latency.LatencyStage;
import io.tickring.engine.market.AssetClass;
import io.tickring.engine.market.Market;
import io.tickring.engine.status.AccountStatus;
import io.tickring.engine.status.ArchiveStatus;
import io.tickring.engine.status.BackfillStatus;
import io.tickring.engine.status.BackupStatus;
import io.tickring.engine.status.FeedState;
import io.tickring.engine.status.FeedStatus;
import io.tickring.engine.status.JournalStatus;
import io.tickring.engine.status.MarketState;
import io.tickring.engine.status.RedisStatus;
import io.tickring.engine.status.RingStatus;
import io.tickring.engine.status.StreamMode;
import io.tickring.engine.status.VenueBudget;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.web.BackfillPorts;
import io.tickring.web.WebPorts;
import io.tickring.web.WebServer;
import io.tickring.web.WebSettings;
import io.tickring.web.live.LiveView;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The real server and the real engine with neither venue nor disk: markets that tick by a seeded walk. The venue's time
 * runs sixty times as fast as ours, so a minute closes every second.
 */
final class SyntheticDaemon implements AutoCloseable {
    static final List<String> SYMBOLS =
            List.of("AAPL", "MSFT", "NVDA", "US500", "DE40", "EURUSD", "NATURALGAS", "BTCUSD");
    static final int MARKETS = 40;

    private static final int SPEED = 60;
    private static final int DECIMALS = 2;
    private static final long CENT_NANOS = 10_000_000;
    private static final long SPREAD_NANOS = 4 * CENT_NANOS;
    private static final long FIRST_MID_NANOS = 100_000_000_000L;
    private static final long PULSE_MS = 50;
    private static final long JOURNALED_NS = 40_000;
    private static final AssetClass[] CLASSES = {AssetClass.SHARES, AssetClass.INDICES, AssetClass.CURRENCIES};

    private final Engine engine = new Engine(EngineSettings.defaults().with(TimeSource.RECORDS));
    private final SyntheticHistory history = new SyntheticHistory();
    private final SyntheticExplainer explainer = new SyntheticExplainer(history);
    private final long startMs = System.currentTimeMillis();
    private final Random random = new Random(7);
    private final long[] midNanos = new long[MARKETS + 1];
    private final TickEvent tick = new TickEvent();
    private final ScheduledExecutorService liveThread = Executors.newSingleThreadScheduledExecutor();
    private final String environment;
    private final LiveView live;
    private final WebServer server;
    private volatile long sequence;

    /** @param port where to listen, or 0 for a free port */
    SyntheticDaemon(int port, String environment) throws IOException {
        this.environment = environment;
        WebSettings settings = WebSettings.defaults().withPort(port);
        live = new LiveView(ports(), settings);
        server = WebServer.start(settings, ports(), live);
        liveThread.execute(this::begin);
        liveThread.scheduleAtFixedRate(this::pulse, 0, PULSE_MS, TimeUnit.MILLISECONDS);
    }

    String url() {
        return server.url();
    }

    int port() {
        return Integer.parseInt(server.url().substring(server.url().lastIndexOf(':') + 1));
    }

    private WebPorts ports() {
        return new WebPorts(engine.markets(), engine.counters(), engine.latencies(),
                (market, fromMs, toMs, afterSequence, limit) -> List.of(), history,
                explainer, backfill(),
                this::feed, () -> AccountStatus.off("test"), () -> BackupStatus.off("test"), this::journal,
                () -> ArchiveStatus.NONE,
                RedisStatus::off,
                () -> new RingStatus(1024, sequence, sequence, false),
                SyntheticDaemon::state, SyntheticDaemon::nowNs, this::marketTimeMs, "test", startMs);
    }

    /** One gap of the first market, filled. */
    private BackfillPorts backfill() {
        long fromMs = startMs - 600_000;
        Gap gap = new Gap(1, fromMs, fromMs + 90_000, GapReason.DISCONNECTED, Gap.State.FILLED, 2, "");
        return new BackfillPorts((market, from, to) -> List.of(), market -> market == 1 ? List.of(gap) : List.of(),
                () -> BackfillStatus.OFF);
    }

    private void begin() {
        live.onSession(++sequence, new SessionMarker(1, 1, nowNs(), "test", SessionMarker.LIVE, "",
                engine.settings().asMap()));
        for (int number = 1; number <= MARKETS; number++) {
            String symbol = number <= SYMBOLS.size() ? SYMBOLS.get(number - 1) : "M" + number;
            Market market = engine.markets().define(new Market(0, symbol, "Market number " + number,
                    CLASSES[number % CLASSES.length], "USD", DECIMALS, Market.DEFAULT_MAX_PRICE_NANOS));
            midNanos[number] = FIRST_MID_NANOS * number;
            history.backfill(number, startMs, midNanos[number], SPREAD_NANOS);
            live.onMarket(++sequence, market);
        }
    }

    private void pulse() {
        for (int number = 1; number <= MARKETS; number++) {
            play(number);
        }
        live.onPosition(sequence);
        live.doWork();
    }

    private void play(int number) {
        midNanos[number] += (random.nextInt(9) - 4) * CENT_NANOS;
        tick.clearTick();
        tick.market = number;
        tick.receiveTimeNs = nowNs();
        tick.exchangeTimeMs = marketTimeMs();
        tick.bidNanos = midNanos[number] - SPREAD_NANOS / 2;
        tick.askNanos = midNanos[number] + SPREAD_NANOS / 2;
        engine.apply(tick);
        engine.latencies().recorder(LatencyStage.JOURNAL).recordValue(JOURNALED_NS);
        live.onEvent(++sequence, tick);
        explainer.add(sequence, tick);
        for (long position = tick.barsFrom; position < tick.barsTo; position++) {
            history.add(engine.outbox().get(position));
            live.onBar(++sequence, engine.outbox().get(position));
        }
        engine.outbox().freeTo(tick.barsTo);
    }

    private FeedStatus feed() {
        return new FeedStatus(FeedState.STREAMING, "subscribed", StreamMode.ONE_SOCKET, environment, "", 1, MARKETS, 0,
                MARKETS, Map.of(), 0, 0, sequence,
                false, 0, SPEED, new VenueBudget(10, 10, 1_000, 1_000, 0));
    }

    private JournalStatus journal() {
        return new JournalStatus("ok", sequence, sequence - 1, 1, 4096, 0);
    }

    private static MarketState state(int number) {
        return MarketState.of(MarketState.Status.OPEN, MarketState.Source.STREAMED, FIRST_MID_NANOS * number);
    }

    private static long nowNs() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    private long marketTimeMs() {
        return startMs + (System.currentTimeMillis() - startMs) * SPEED;
    }

    @Override
    public void close() {
        liveThread.shutdownNow();
        server.close();
    }
}
