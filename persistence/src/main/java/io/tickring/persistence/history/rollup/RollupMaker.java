package io.tickring.persistence.history.rollup;

import io.tickring.engine.history.HistoryUnreadableException;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.history.archived.RowFilter;
import io.tickring.persistence.history.archived.YearReader;
import io.tickring.persistence.history.catalog.Catalog;
import io.tickring.persistence.history.catalog.StoredDay;
import io.tickring.persistence.history.catalog.StoredYear;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes rollups that are missing or made of something else than what is archived now, the newest first. One that fails
 * does not keep the others from being made. One thread.
 */
final class RollupMaker {
    private static final Logger LOG = LoggerFactory.getLogger(RollupMaker.class);
    /** The venue's days are left as long as they are. */
    private static final long AS_IT_IS_MS = 1;

    private final RollupDirectory directory;
    private final MonthMaker months;
    private final YearReader years;
    private final Set<Map<String, String>> failed = new HashSet<>();
    private volatile boolean stopped;

    RollupMaker(RollupDirectory directory, DuckDb duckDb) {
        this.directory = directory;
        months = new MonthMaker(duckDb, () -> stopped);
        years = new YearReader(duckDb);
    }

    /** What is done for one rollup. */
    @FunctionalInterface
    private interface Making {
        /** @return the files by length of their bars; empty where it was told to stop */
        Optional<Map<String, Path>> make() throws IOException, SQLException;
    }

    /** @return whether there may be another one; what has failed is tried again once there is none */
    boolean makeNext(Catalog catalog) {
        Collection<StoredYear> allYears = catalog.years(Long.MIN_VALUE, Long.MAX_VALUE);
        TreeMap<String, List<StoredDay>> allMonths = Rollup.byMonth(catalog.days(Long.MIN_VALUE, Long.MAX_VALUE));
        directory.retain(periods(allYears, allMonths));
        boolean more = makeYear(allYears) || makeMonth(allMonths);
        if (!more) {
            failed.clear();
        }
        return more;
    }

    private static Set<String> periods(Collection<StoredYear> years, Map<String, List<StoredDay>> months) {
        Set<String> periods = new HashSet<>(months.keySet());
        years.forEach(year -> periods.add(Rollup.period(year)));
        return periods;
    }

    private boolean makeYear(Collection<StoredYear> all) {
        Optional<StoredYear> next = all.stream()
                .filter(year -> directory.find(Rollup.period(year)).filter(rollup -> rollup.holds(year)).isEmpty())
                .filter(year -> !failed.contains(Rollup.sources(year))).reduce((earlier, later) -> later);
        return next.isPresent() && make(next.get());
    }

    private boolean makeMonth(TreeMap<String, List<StoredDay>> all) {
        for (Map.Entry<String, List<StoredDay>> month : all.descendingMap().entrySet()) {
            boolean made = directory.find(month.getKey())
                    .filter(rollup -> month.getValue().stream().allMatch(rollup::holds)).isPresent();
            if (!made && !failed.contains(Rollup.sources(month.getValue()))) {
                return make(month.getKey(), month.getValue());
            }
        }
        return false;
    }

    private boolean make(StoredYear year) {
        Map<String, String> sources = Rollup.sources(year);
        String period = Rollup.period(year);
        return make(period, sources, () -> {
            Path path = path(period, sources, Rollup.DAYS);
            try (MarketFile file = new MarketFile(path, AS_IT_IS_MS)) {
                years.read(List.of(year), RowFilter.of(Set.of(), Long.MIN_VALUE, Long.MAX_VALUE), file::add);
                file.finish();
            }
            return Optional.of(Map.of(Rollup.DAYS, path));
        });
    }

    private boolean make(String month, List<StoredDay> days) {
        Map<String, String> sources = Rollup.sources(days);
        return make(month, sources, () -> {
            Path five = path(month, sources, Level.FIVE_MINUTES.key());
            Path hour = path(month, sources, Level.HOUR.key());
            if (!make(days, five, hour)) {
                return Optional.empty();
            }
            return Optional.of(Map.of(Level.FIVE_MINUTES.key(), five, Level.HOUR.key(), hour));
        });
    }

    private boolean make(List<StoredDay> days, Path five, Path hour) throws IOException, SQLException {
        try (MarketFile fives = new MarketFile(five, Level.FIVE_MINUTES.lengthMs());
                MarketFile hours = new MarketFile(hour, Level.HOUR.lengthMs())) {
            boolean made = months.make(days, (symbol, bar) -> {
                fives.add(symbol, bar);
                hours.add(symbol, bar);
            });
            fives.finish();
            hours.finish();
            return made;
        }
    }

    private Path path(String period, Map<String, String> sources, String length) throws IOException {
        return directory.file(period + "_" + Integer.toHexString(sources.hashCode()) + "-" + length + ".bars");
    }

    private boolean make(String period, Map<String, String> sources, Making making) {
        try {
            Optional<Map<String, Path>> files = making.make();
            if (files.isPresent()) {
                directory.keep(period, sources, files.get());
            }
            return files.isPresent();
        } catch (SQLException | IOException | UncheckedIOException | HistoryUnreadableException e) {
            LOG.warn("rollups=not_made period={} reason=\"{}\"; bars are read from the archive", period,
                    e.getMessage());
            failed.add(sources);
            return true;
        }
    }

    /** Ends the making of a month within the time that one day takes; any thread. */
    void stop() {
        stopped = true;
    }
}
