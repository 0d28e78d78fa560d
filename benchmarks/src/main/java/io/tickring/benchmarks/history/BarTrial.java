package io.tickring.benchmarks.history;

import io.tickring.daemon.history.ValuationDays;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.history.JoinedBars;
import io.tickring.persistence.history.JoinedDays;
import io.tickring.persistence.history.MarketNames;
import io.tickring.persistence.history.Past;
import io.tickring.persistence.history.archived.ArchiveReader;
import io.tickring.persistence.history.catalog.Catalog;
import io.tickring.persistence.history.journaled.JournalIndex;
import io.tickring.persistence.history.recent.RecentBars;
import io.tickring.persistence.history.rollup.RolledDays;
import io.tickring.persistence.history.rollup.RolledYears;
import io.tickring.persistence.history.rollup.Rollups;
import io.tickring.web.WebServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * The past as a daemon puts it together, with a server before it: the last two days in memory, the others in the
 * archive, nine and a half hours into a day. A page that has drawn the day's bars is there already.
 */
final class BarTrial implements AutoCloseable {
    private static final int YEAR_LIMIT_MS = 200;
    private static final int TEN_YEARS_LIMIT_MS = 1_000;
    private static final Duration TODAY = Duration.ofMinutes(571);
    private static final int HOURS_IN_MEMORY = 48;
    private static final int FEW_ROUNDS = 3;

    private final MarketTable table = new MarketTable(256);
    private final List<Integer> markets = new ArrayList<>();
    private final long nowMs;
    private final JournalIndex index;
    private final BarHistory bars;
    private final BarHistory days;
    private final BarHistory unrolledBars;
    private final BarHistory unrolledDays;
    private final WebServer server;
    private final BarClient client;

    /** Numbers as the table has them. */
    private record Names(MarketTable table) implements MarketNames {
        @Override
        public String symbol(int market) {
            return table.get(market).symbol();
        }

        @Override
        public int number(String symbol) {
            return table.numberOf(symbol);
        }
    }

    /** @param end the day behind the last that is archived */
    BarTrial(Path directory, DuckDb duckDb, Catalog catalog, Rollups rollups, int markets, LocalDate end)
            throws IOException, InterruptedException {
        for (int i = 0; i < markets; i++) {
            this.markets.add(table.define(Market.bare(0, SyntheticArchive.symbol(i))).number());
        }
        nowMs = end.atStartOfDay(ZoneOffset.UTC).toInstant().plus(TODAY).toEpochMilli();
        index = new JournalIndex(directory.resolve("journal"));
        Names names = new Names(table);
        Past past = new Past(index, () -> catalog, new ArchiveReader(duckDb, names::number), names);
        unrolledBars = new JoinedBars(past, RolledDays.NONE);
        unrolledDays = new JoinedDays(past, RolledYears.NONE);
        RecentBars recent = recent(new JoinedBars(past, rollups));
        bars = recent;
        days = new ValuationDays(new JoinedDays(past, rollups), recent, () -> nowMs);
        server = BarServer.start(table, bars, days, nowMs);
        client = new BarClient(server.url());
        range(0, "1D");
    }

    private RecentBars recent(JoinedBars stored) {
        RecentBars recent = new RecentBars(table.capacity(), HOURS_IN_MEMORY, stored, nowMs);
        long fromMs = nowMs - Duration.ofHours(HOURS_IN_MEMORY).toMillis();
        List<Bar> newest = new ArrayList<>();
        stored.visit(fromMs, nowMs, market -> true, newest::add);
        recent.preload(newest, fromMs);
        return recent;
    }

    /** @param years of days that all markets are asked for */
    List<Question> questions(int years) {
        long fromMs = Instant.ofEpochMilli(nowMs).atZone(ZoneOffset.UTC).minusYears(years).toInstant().toEpochMilli();
        String all = markets.size() + " markets";
        return List.of(
                limited("HTTP: a year of minutes, one market, 1Y as 4h", YEAR_LIMIT_MS, round -> range(round, "1Y")),
                limited("HTTP: a year of minutes, one market, 5,000 of 1h", YEAR_LIMIT_MS,
                        round -> client.rows("/api/v1/bars/" + symbol(round) + "?interval=1h&limit=5000&from="
                                + (nowMs - days(366)), "\"openTime\"")),
                limited("HTTP: " + years + " years of days, " + all, TEN_YEARS_LIMIT_MS,
                        round -> client.rows("/api/v1/bars?from=" + fromMs, "[\"20")),
                limited("in process: a year of minutes, one market, as 4h", YEAR_LIMIT_MS, round -> read(bars, round)),
                limited("in process: " + years + " years of days, " + all, TEN_YEARS_LIMIT_MS,
                        round -> counted(days.bars(markets, fromMs, nowMs))),
                told("HTTP: 1D as 1m", round -> range(round, "1D")),
                told("HTTP: 1W as 5m", round -> range(round, "1W")),
                told("HTTP: 1M as 30m", round -> range(round, "1M")),
                told("HTTP: 3M as 1h", round -> range(round, "3M")),
                told("HTTP: ALL", round -> range(round, "ALL")),
                unrolled("a year of minutes, one market, as 4h", round -> read(unrolledBars, round)),
                unrolled(years + " years of days, " + all,
                        round -> counted(unrolledDays.bars(markets, fromMs, nowMs))));
    }

    private static Question limited(String name, int limitMs, Question.Asked asked) {
        return new Question(name, OptionalInt.of(limitMs), Integer.MAX_VALUE, asked);
    }

    private static Question told(String name, Question.Asked asked) {
        return new Question(name, OptionalInt.empty(), Integer.MAX_VALUE, asked);
    }

    private static Question unrolled(String name, Question.Asked asked) {
        return new Question("without rollups: " + name, OptionalInt.empty(), FEW_ROUNDS, asked);
    }

    private static LongSupplier counted(List<Bar> bars) {
        return bars::size;
    }

    private LongSupplier range(int round, String range) throws IOException, InterruptedException {
        return client.rows("/api/v1/bars/" + symbol(round) + "?range=" + range, "\"openTime\"");
    }

    private String symbol(int round) {
        return SyntheticArchive.symbol(round % markets.size());
    }

    private LongSupplier read(BarHistory history, int round) {
        long stepMs = Duration.ofHours(4).toMillis();
        long fromMs = Math.floorDiv(nowMs - days(365), stepMs) * stepMs;
        return counted(history.bars(markets.get(round % markets.size()), fromMs, nowMs, stepMs));
    }

    private static long days(int count) {
        return Duration.ofDays(count).toMillis();
    }

    @Override
    public void close() {
        server.close();
        index.close();
    }
}
