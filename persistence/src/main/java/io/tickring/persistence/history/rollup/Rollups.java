package io.tickring.persistence.history.rollup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.persistence.history.archived.Catalog;
import io.tickring.persistence.history.archived.DuckDb;
import io.tickring.persistence.history.archived.StoredDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bars of archived days folded to five minutes and to an hour, two files a month with each market's bars side by side:
 * a year of one market is then a few row groups and not 365 files. Never the truth: a file that is missing, damaged or
 * made of a day that was archived anew is passed over, and made again. The directory may be deleted at any time.
 *
 * <p>One thread makes them; reading is for any.
 */
public final class Rollups implements RolledDays {
    private static final Logger LOG = LoggerFactory.getLogger(Rollups.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEPT = ".json";

    private final Path directory;
    private final DuckDb duckDb;
    private final MonthMaker maker;
    private final Map<YearMonth, RolledMonth> months = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /** @param directory {@code <data>/rollups}; made when it is needed */
    public Rollups(Path directory, DuckDb duckDb) {
        this.directory = directory;
        this.duckDb = duckDb;
        maker = new MonthMaker(duckDb, () -> stopped);
        load();
    }

    private void load() {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file -> file.toString().endsWith(KEPT)).forEach(this::load);
            } catch (IOException e) {
                LOG.warn("rollups=unreadable directory={} reason=\"{}\"", directory, e.getMessage());
            }
        }
    }

    private void load(Path file) {
        try {
            RolledMonth month = JSON.readValue(file.toFile(), RolledMonth.class);
            if (month.version() == RolledMonth.VERSION) {
                months.put(YearMonth.parse(month.month()), month);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("rollups=passed_over file={} reason=\"{}\"", file, e.getMessage());
        }
    }

    @Override
    public List<Bar> take(List<StoredDay> days, Predicate<StoredDay> wanted, int market, String symbol, long stepMs) {
        List<Bar> bars = new ArrayList<>();
        Level.within(stepMs).ifPresent(level -> {
            List<StoredDay> folded = days.stream().filter(wanted).filter(this::isFolded).toList();
            try {
                read(level, folded, market, symbol, bars);
                days.removeAll(folded);
            } catch (SQLException e) {
                bars.clear();
                forget(folded, e);
            }
        });
        return bars;
    }

    private boolean isFolded(StoredDay day) {
        RolledMonth month = months.get(YearMonth.from(day.date()));
        return month != null && month.holds(day);
    }

    private void forget(List<StoredDay> days, SQLException cause) {
        LOG.warn("rollups=damaged reason=\"{}\"; they are made again", cause.getMessage());
        days.forEach(day -> months.remove(YearMonth.from(day.date())));
    }

    private void read(Level level, List<StoredDay> days, int market, String symbol, List<Bar> into)
            throws SQLException {
        if (days.isEmpty()) {
            return;
        }
        Map<Long, StoredDay> byNumber = days.stream()
                .collect(Collectors.toMap(day -> day.date().toEpochDay(), day -> day));
        String files = days.stream().map(day -> YearMonth.from(day.date())).distinct().map(months::get)
                .map(month -> DuckDb.quoted(directory.resolve(month.files().get(level.key()))))
                .collect(Collectors.joining(", ", "[", "]"));
        long fromMs = Catalog.startMs(days.get(0).date().toEpochDay());
        long toMs = Catalog.startMs(days.get(days.size() - 1).date().toEpochDay() + 1);
        duckDb.query("SELECT * FROM read_parquet(" + files + ") WHERE symbol = ? AND t >= ? AND t < ? ORDER BY t",
                rows -> {
                    while (rows.next()) {
                        if (byNumber.containsKey(Catalog.epochDay(rows.getLong(2)))) {
                            into.add(bar(rows, market));
                        }
                    }
                }, symbol, fromMs, toMs);
    }

    private static Bar bar(ResultSet row, int market) throws SQLException {
        Bar bar = new Bar();
        bar.market = market;
        bar.openTimeMs = row.getLong(2);
        bar.provenance = Provenance.ofCode(row.getInt(3));
        bar.revision = (int) row.getLong(4);
        bar.bidOpen = row.getLong(5);
        bar.bidHigh = row.getLong(6);
        bar.bidLow = row.getLong(7);
        bar.bidClose = row.getLong(8);
        bar.askOpen = row.getLong(9);
        bar.askHigh = row.getLong(10);
        bar.askLow = row.getLong(11);
        bar.askClose = row.getLong(12);
        bar.ticks = (int) row.getLong(13);
        bar.spreadSumNanos = row.getLong(14);
        bar.firstTickMs = row.getLong(15);
        bar.lastTickMs = row.getLong(16);
        return bar;
    }

    /**
     * Makes one month that is missing or that is not made of the days archived now, the newest first.
     *
     * @return whether there may be another one
     */
    public boolean makeNext(Catalog catalog) {
        TreeMap<YearMonth, List<StoredDay>> byMonth = catalog.days(catalog.fromMs(), catalog.toMs()).stream()
                .collect(Collectors.groupingBy(day -> YearMonth.from(day.date()), TreeMap::new, Collectors.toList()));
        for (Map.Entry<YearMonth, List<StoredDay>> month : byMonth.descendingMap().entrySet()) {
            if (!month.getValue().stream().allMatch(this::isFolded)) {
                return make(month.getKey(), month.getValue());
            }
        }
        return false;
    }

    private boolean make(YearMonth month, List<StoredDay> days) {
        Map<String, String> fingerprints = new HashMap<>();
        days.forEach(day -> fingerprints.put(day.date().toString(), day.fingerprint()));
        String name = month + "-" + Integer.toHexString(fingerprints.hashCode());
        RolledMonth before = months.get(month);
        try {
            Files.createDirectories(directory);
            Path five = directory.resolve(name + "-5m.parquet");
            Path hour = directory.resolve(name + "-1h.parquet");
            if (!maker.make(days, five, hour)) {
                return false;
            }
            RolledMonth made = new RolledMonth(RolledMonth.VERSION, month.toString(), fingerprints,
                    Map.of("5m", five.getFileName().toString(), "1h", hour.getFileName().toString()),
                    Map.of("5m", Files.size(five), "1h", Files.size(hour)));
            keep(month, made);
            months.put(month, made);
            removeReplaced(before, made.files().values());
            return true;
        } catch (SQLException | IOException e) {
            LOG.warn("rollups=not_made month={} reason=\"{}\"; bars are read day by day", month, e.getMessage());
            return false;
        }
    }

    /** Ends the making of a month within the time that one day takes; any thread. */
    public void stop() {
        stopped = true;
    }

    private void keep(YearMonth month, RolledMonth made) throws IOException {
        Path unfinished = directory.resolve(month + ".unfinished");
        JSON.writeValue(unfinished.toFile(), made);
        Files.move(unfinished, directory.resolve(month + KEPT), StandardCopyOption.ATOMIC_MOVE);
    }

    private void removeReplaced(RolledMonth before, Collection<String> now) throws IOException {
        if (before != null) {
            for (String file : before.files().values()) {
                if (!now.contains(file)) {
                    Files.deleteIfExists(directory.resolve(file));
                }
            }
        }
    }
}
