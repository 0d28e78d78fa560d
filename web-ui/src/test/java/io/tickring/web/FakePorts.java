package io.tickring.web;

import io.tickring.engine.backfill.Gap;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.explain.BarExplanation;
import io.tickring.engine.history.BarHistory;
import io.tickring.engine.history.Tick;
import io.tickring.engine.latency.Latencies;
import io.tickring.engine.market.AssetClass;
import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.status.AccountState;
import io.tickring.engine.status.AccountStatus;
import io.tickring.engine.status.ArchiveStatus;
import io.tickring.engine.status.BackfillStatus;
import io.tickring.engine.status.BackupState;
import io.tickring.engine.status.BackupStatus;
import io.tickring.engine.status.FeedState;
import io.tickring.engine.status.FeedStatus;
import io.tickring.engine.status.JournalStatus;
import io.tickring.engine.status.MarketState;
import io.tickring.engine.status.RedisState;
import io.tickring.engine.status.RedisStatus;
import io.tickring.engine.status.RingStatus;
import io.tickring.engine.status.StreamMode;
import io.tickring.engine.status.VenueBudget;
import io.tickring.engine.tick.TickEvent;
import io.tickring.engine.validation.TickCounters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** A daemon that is made of values a test sets. */
public final class FakePorts {
    /** 2026-11-20T14:31:00Z. */
    public static final long MINUTE_MS = 1_795_185_060_000L;

    public final MarketTable markets = new MarketTable(128);
    public final TickCounters counters = new TickCounters(128);
    public final Latencies latencies = new Latencies();
    public final Map<Long, Tick> ticks = new ConcurrentSkipListMap<>();
    public final Map<Long, Bar> bars = new ConcurrentSkipListMap<>();
    public final Map<Long, BarExplanation> explanations = new ConcurrentHashMap<>();
    public final Map<Long, Bar> days = new ConcurrentSkipListMap<>();
    /** What the venue's days are read from. */
    public volatile BarHistory dayHistory = (market, fromMs, toMs) -> days.values().stream().filter(bar ->
            bar.market == market && bar.openTimeMs >= fromMs && bar.openTimeMs < toMs).toList();
    public final List<Gap> gaps = new CopyOnWriteArrayList<>();
    public volatile BackfillStatus backfillStatus = new BackfillStatus("loading", "", 250, 1_000, 750, 188, 1, 2, 3);
    public final Map<Integer, MarketState> states = new ConcurrentHashMap<>();
    public volatile FeedStatus feed = feed(FeedState.STREAMING);
    public volatile JournalStatus journal = new JournalStatus("ok", 4711, 4700, 3, 8_000_000, 0);
    public volatile ArchiveStatus archive = new ArchiveStatus(
            "waiting", "", 3, "1970-01-01", MINUTE_MS, 0, 0, 1);
    public volatile RedisStatus redis = new RedisStatus(RedisState.CURRENT, "", "redis://127.0.0.1:6379", "demo",
            "7.0.15", "noeviction", 4_711, 4_000, 50, 600, 1, 2, 1, 1);
    public volatile RingStatus ring = new RingStatus(65_536, 4_800, 4_711, false);
    public volatile AccountStatus account = new AccountStatus(AccountState.CURRENT, "", "123456789012345678", "USD",
            MINUTE_MS + 25_000, 2, 1, 40, 30, 0);
    public volatile BackupStatus backup = new BackupStatus(BackupState.WAITING, "", "/backups",
            MINUTE_MS + 3_600_000, 0, 0, "20231114T221400000Z",
            MINUTE_MS - 60_000, 1_234, 4_711, "20231114T221400000Z", MINUTE_MS - 30_000, true,
            "");
    public volatile long marketTimeMs = MINUTE_MS + 30_000;
    public volatile LongSupplier nowNs = () -> System.currentTimeMillis() * 1_000_000;
    /** What asking for history does before it answers. */
    public volatile Runnable beforeHistory = () -> { };

    public WebPorts ports() {
        return new WebPorts(markets, counters, latencies,
                (market, fromMs, toMs, after, limit) -> {
                    beforeHistory.run();
                    return ticks.values().stream().filter(tick -> tick.market() == market
                            && tick.exchangeTimeMs() >= fromMs && tick.exchangeTimeMs() < toMs
                            && tick.sequence() > after).limit(limit).toList();
                },
                (market, fromMs, toMs) -> bars.values().stream().filter(bar -> bar.market == market
                        && bar.openTimeMs >= fromMs && bar.openTimeMs < toMs).toList(),
                (market, openTimeMs, limit) -> explanation(openTimeMs), backfill(), () -> feed, () -> account,
                () -> backup, () -> journal, () -> archive, () -> redis, () -> ring,
                market -> states.getOrDefault(market, MarketState.of(
                        MarketState.Status.OPEN, MarketState.Source.STREAMED, TickEvent.ABSENT)),
                () -> nowNs.getAsLong(), () -> marketTimeMs, "0.1.0", MINUTE_MS - 3_600_000);
    }

    private Optional<BarExplanation> explanation(long openTimeMs) {
        beforeHistory.run();
        return Optional.ofNullable(explanations.get(openTimeMs));
    }

    private BackfillPorts backfill() {
        return new BackfillPorts(dayHistory,
                market -> gaps.stream().filter(gap -> gap.market() == market).toList(), () -> backfillStatus);
    }

    public static FeedStatus feed(FeedState state) {
        return new FeedStatus(state, "subscribed", StreamMode.ONE_SOCKET, "demo", "", 1, 100, 0, 100, Map.of(), 0, 0,
                190_233, false, -3, 1.0, new VenueBudget(10, 7, 1_000, 998, 3));
    }

    public Market define(String symbol) {
        return markets.define(new Market(0, symbol, symbol + " Inc", AssetClass.SHARES, "USD", 2,
                Market.DEFAULT_MAX_PRICE_NANOS));
    }

    /** @return a tick that was accepted, counted */
    public TickEvent tick(Market market, long exchangeTimeMs, double bid, double ask) {
        TickEvent tick = new TickEvent();
        tick.clearTick();
        tick.market = market.number();
        tick.exchangeTimeMs = exchangeTimeMs;
        tick.receiveTimeNs = nowNs.getAsLong();
        tick.bidNanos = Math.round(bid * 1e9);
        tick.askNanos = Math.round(ask * 1e9);
        counters.count(tick);
        return tick;
    }

    /** @return a closed bar of one price, ask 0.1 above bid, that history knows too */
    public Bar bar(Market market, long openTimeMs, double bid) {
        Bar bar = new Bar();
        bar.market = market.number();
        bar.openTimeMs = openTimeMs;
        bar.bidOpen = bar.bidHigh = bar.bidLow = bar.bidClose = Math.round(bid * 1e9);
        bar.askOpen = bar.askHigh = bar.askLow = bar.askClose = bar.bidOpen + 100_000_000;
        bar.ticks = 2;
        bar.spreadSumNanos = 200_000_000;
        bar.firstTickMs = openTimeMs + 1_000;
        bar.lastTickMs = openTimeMs + 59_000;
        bars.put(openTimeMs, bar);
        return bar;
    }
}
