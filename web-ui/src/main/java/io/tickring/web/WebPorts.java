package io.tickring.web;

import io.tickring.engine.explain.BarExplainer;
import io.tickring.engine.history.BarHistory;
import io.tickring.engine.history.TickHistory;
import io.tickring.engine.latency.Latencies;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.status.AccountStatus;
import io.tickring.engine.status.ArchiveStatus;
import io.tickring.engine.status.BackupStatus;
import io.tickring.engine.status.FeedStatus;
import io.tickring.engine.status.JournalStatus;
import io.tickring.engine.status.MarketState;
import io.tickring.engine.status.RedisStatus;
import io.tickring.engine.status.RingStatus;
import io.tickring.engine.validation.TickCounters;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Everything the server shows comes through here. All of it is asked from several threads; only the histories and the
 * explainer may take their time.
 *
 * @param markets      what is known of the markets
 * @param counters     what became of the ticks
 * @param latencies    what the stages took; the live view records {@code PAGE}
 * @param ticks        ticks of the past
 * @param bars         minute bars of the past
 * @param explainer    what minute bars were made of
 * @param backfill     what is fetched of the venue's bars
 * @param feed         the connection to the venue
 * @param account      the watch over the account behind the feed
 * @param backup       backups
 * @param journal      the journal
 * @param archive      days that are over
 * @param redis        the cache in Redis
 * @param ring         the ring
 * @param marketStates what the venue says of a market beside its quotes, by number; never null
 * @param nowNs        our time, epoch ns; never falls
 * @param marketTimeMs the venue's time now, epoch ms
 * @param version      of the daemon
 * @param startTimeMs  our time of the daemon's start, epoch ms
 */
public record WebPorts(
        MarketTable markets, TickCounters counters, Latencies latencies, TickHistory ticks, BarHistory bars,
        BarExplainer explainer, BackfillPorts backfill, Supplier<FeedStatus> feed, Supplier<AccountStatus> account,
        Supplier<BackupStatus> backup, Supplier<JournalStatus> journal, Supplier<ArchiveStatus> archive,
        Supplier<RedisStatus> redis,
        Supplier<RingStatus> ring,
        IntFunction<MarketState> marketStates, LongSupplier nowNs, LongSupplier marketTimeMs, String version,
        long startTimeMs) {

    public WebPorts {
        Objects.requireNonNull(markets, "markets");
        Objects.requireNonNull(counters, "counters");
        Objects.requireNonNull(latencies, "latencies");
        Objects.requireNonNull(ticks, "ticks");
        Objects.requireNonNull(bars, "bars");
        Objects.requireNonNull(explainer, "explainer");
        Objects.requireNonNull(backfill, "backfill");
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(backup, "backup");
        Objects.requireNonNull(journal, "journal");
        Objects.requireNonNull(archive, "archive");
        Objects.requireNonNull(redis, "redis");
        Objects.requireNonNull(ring, "ring");
        Objects.requireNonNull(marketStates, "marketStates");
        Objects.requireNonNull(nowNs, "nowNs");
        Objects.requireNonNull(marketTimeMs, "marketTimeMs");
        Objects.requireNonNull(version, "version");
    }

    /** @return our time, epoch ms */
    public long nowMs() {
        return nowNs.getAsLong() / 1_000_000;
    }
}
