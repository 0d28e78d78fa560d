package io.tickring.persistence.history.pruned;

import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.time.TimeRanges;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.Period;
import io.tickring.persistence.duckdb.DuckDb;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** Which minutes of gaps have a bar of the venue in the archive. One thread. */
final class BackfilledMinutes {
    private final Archive archive;
    private final DuckDb duckDb;
    private final ToIntFunction<String> numbers;
    private final Map<Integer, TimeRanges> wanted = new HashMap<>();
    private final SortedSet<Period> days = new TreeSet<>();
    private final Map<Integer, SortedSet<Long>> found = new HashMap<>();

    BackfilledMinutes(Archive archive, DuckDb duckDb, ToIntFunction<String> numbers) {
        this.archive = archive;
        this.duckDb = duckDb;
        this.numbers = numbers;
    }

    /** Wants the minutes that a gap touches. */
    void want(int market, long fromMs, long toMs) {
        long first = VenueResolution.MINUTE.floor(fromMs);
        long end = VenueResolution.MINUTE.ceil(toMs);
        wanted.computeIfAbsent(market, number -> new TimeRanges()).add(first, end);
        for (Period day = day(first); day.fromMs() < end; day = day(day.toMs())) {
            days.add(day);
        }
    }

    private static Period day(long timeMs) {
        return Period.of(Dataset.BARS, timeMs);
    }

    /** Looks for those wanted so far, a day at a time. */
    void load() throws SQLException {
        for (Period day : days) {
            Optional<ArchivedFile> file = archive.manifest(day).flatMap(manifest -> manifest.file(Dataset.BARS));
            if (file.isPresent()) {
                load(archive.resolve(file.get()));
            }
        }
    }

    private void load(Path file) throws SQLException {
        duckDb.query("SELECT symbol, epoch_ms(open_time) FROM read_parquet(" + DuckDb.quoted(file)
                + ") WHERE provenance = 'backfill'", rows -> {
                    while (rows.next()) {
                        take(numbers.applyAsInt(rows.getString(1)), rows.getLong(2));
                    }
                });
    }

    private void take(int market, long openTimeMs) {
        TimeRanges ranges = wanted.get(market);
        if (ranges != null && ranges.contains(openTimeMs, openTimeMs + 1)) {
            found.computeIfAbsent(market, number -> new TreeSet<>()).add(openTimeMs);
        }
    }

    /** @return opening times, epoch ms */
    SortedSet<Long> of(int market) {
        return found.getOrDefault(market, Collections.emptySortedSet());
    }
}
