package io.tickring.benchmarks.history;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.persistence.history.JoinedBars;
import io.tickring.persistence.history.JoinedDays;
import io.tickring.persistence.history.JournalIndex;
import io.tickring.persistence.history.MarketNames;
import io.tickring.persistence.history.Past;
import io.tickring.persistence.history.archived.ArchiveReader;
import io.tickring.persistence.history.archived.Catalog;
import io.tickring.persistence.history.archived.DuckDb;
import io.tickring.persistence.history.rollup.RolledDays;
import io.tickring.persistence.history.rollup.Rollups;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long it takes to read a year of minutes of one market, and ten years of days of all. */
@Command(name = "history", mixinStandardHelpOptions = true,
        description = "Measures queries of bars over an archive of made-up bars, in milliseconds.")
public final class HistoryCommand implements Callable<Integer> {
    private static final int MEMORY_MB = 512;
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final LocalDate END = LocalDate.of(2026, 11, 1);
    private static final long END_MS = END.toEpochDay() * DAY_MS;

    @Option(names = "--markets", defaultValue = "100", description = "Markets (default: ${DEFAULT-VALUE}).")
    private int markets;
    @Option(names = "--days", defaultValue = "365", description = "Days of minutes (default: ${DEFAULT-VALUE}).")
    private int days;
    @Option(names = "--years", defaultValue = "10", description = "Years of days (default: ${DEFAULT-VALUE}).")
    private int years;
    @Option(names = "--rounds", defaultValue = "15", description = "Queries of each kind (default: ${DEFAULT-VALUE}).")
    private int rounds;
    @Option(names = "--dir", required = true,
            description = "Where the archive is made, some 4 GB; kept for the next run.")
    private Path directory;

    private record Numbered() implements MarketNames {
        @Override
        public String symbol(int market) {
            return String.format("M%03d", market - 1);
        }

        @Override
        public int number(String symbol) {
            return Integer.parseInt(symbol.substring(1)) + 1;
        }
    }

    @Override
    public Integer call() throws Exception {
        try (DuckDb duckDb = new DuckDb(MEMORY_MB, directory.resolve("spill"));
                JournalIndex index = new JournalIndex(directory.resolve("journal"))) {
            long madeFromNs = System.nanoTime();
            Catalog catalog = new SyntheticArchive(directory, duckDb, markets).make(END, days, years);
            say("the archive is there", madeFromNs);
            long rolledFromNs = System.nanoTime();
            Rollups rollups = new Rollups(directory.resolve("rollups"), duckDb);
            boolean more = true;
            while (more) {
                more = rollups.makeNext(catalog);
            }
            say("the rollups are there", rolledFromNs);
            measure(new Past(index, () -> catalog, new ArchiveReader(duckDb, new Numbered()::number), new Numbered()),
                    rollups);
        }
        return 0;
    }

    private void measure(Past past, Rollups rollups) {
        BarHistory bars = new JoinedBars(past, rollups);
        BarHistory unrolled = new JoinedBars(past, RolledDays.NONE);
        BarHistory daily = new JoinedDays(past);
        Duration year = Duration.ofDays(days);
        row("1D as 1m", round -> read(bars, round, Duration.ofDays(1), 1));
        row("1W as 5m", round -> read(bars, round, Duration.ofDays(7), 5));
        row("1M as 30m", round -> read(bars, round, Duration.ofDays(31), 30));
        row("3M as 1h", round -> read(bars, round, Duration.ofDays(92), 60));
        row("a year of minutes as 4h", round -> read(bars, round, year, 240));
        row("a year of minutes as 1h", round -> read(bars, round, year, 60));
        row("a year of minutes as 5m", round -> read(bars, round, year, 5));
        row("a month of minutes as 1m", round -> read(bars, round, Duration.ofDays(30), 1));
        row("a year from day files, without rollups", round -> read(unrolled, round, year, 240));
        List<Integer> all = IntStream.rangeClosed(1, markets).boxed().toList();
        row(years + " years of days, " + markets + " markets", round -> daily.bars(all, 0, END_MS).size());
        row(years + " years of days, one market", round -> daily.bars(1 + round % markets, 0, END_MS).size());
    }

    private int read(BarHistory bars, int round, Duration length, int minutes) {
        return bars.bars(1 + round % markets, END_MS - length.toMillis(), END_MS, minutes * Bar.MINUTE_MS).size();
    }

    private void row(String name, IntToLongFunction query) {
        List<Double> took = new ArrayList<>();
        long bars = 0;
        for (int round = 0; round < rounds; round++) {
            long fromNs = System.nanoTime();
            bars = query.applyAsLong(round);
            took.add((System.nanoTime() - fromNs) / 1e6);
        }
        double first = took.get(0);
        Collections.sort(took);
        System.out.printf(Locale.ROOT, "%-42s %8d bars  first %8.1f ms  median %8.1f ms  slowest %8.1f ms%n", name,
                bars, first, took.get(took.size() / 2), took.get(took.size() - 1));
    }

    private static void say(String what, long fromNs) {
        System.out.printf(Locale.ROOT, "%s: %.1f s%n", what, (System.nanoTime() - fromNs) / 1e9);
    }
}
