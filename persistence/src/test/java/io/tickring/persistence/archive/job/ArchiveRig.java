package io.tickring.persistence.archive.job;

import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.parquet.ParquetRows;
import io.tickring.persistence.archive.table.Column;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.JournalRows;
import io.tickring.persistence.archive.table.Row;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.testing.BitRot;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A journal, its archive, and what both hold as lines that are easy to compare. */
final class ArchiveRig {
    static final long DAY_MS = 86_400_000;
    /** The day in which the rig's clock starts: 2023-11-14. */
    static final long FIRST_DAY_MS = Rig.START_MS / DAY_MS * DAY_MS;
    static final long PRICE = 1_234_560_000L;

    final Path journal;
    final Archive archive;
    private final Path scratch;
    ArchiveSettings settings = new ArchiveSettings(10, 64, 0, 0);

    ArchiveRig(Path dir) {
        journal = dir.resolve("journal");
        archive = new Archive(dir.resolve("archive"));
        scratch = dir.resolve("scratch");
    }

    /** Writes a directory of the journal. */
    void write(Consumer<Rig> content) {
        write(Rig.START_MS, content);
    }

    void write(long startMs, Consumer<Rig> content) {
        try (Rig rig = new Rig(Rig.settings(journal), startMs * Rig.NS_PER_MS)) {
            content.accept(rig);
        }
    }

    /** Flips one bit in the middle of a file of the archive. */
    void damage(ArchivedFile file) throws IOException {
        BitRot.inTheMiddle(archive.resolve(file));
    }

    /** Ticks of all markets, one each second, and the bars that they make. */
    static void ticks(Rig rig, long fromMs, int seconds) {
        for (int i = 0; i < seconds; i++) {
            for (int market = 1; market <= Rig.MARKETS; market++) {
                long bid = PRICE * market + i % 97 * 10_000L;
                rig.tick(market, fromMs + i * 1000L, bid, bid + 20_000L, market == Rig.MARKETS);
            }
        }
    }

    ArchiveResult run(long marketTimeMs) throws IOException {
        return run(marketTimeMs, ArchiveWatch.NONE);
    }

    ArchiveResult run(long marketTimeMs, ArchiveWatch watch) throws IOException {
        try (Archiver archiver = Archiver.open(journal, archive.directory(), settings)) {
            return archiver.run(marketTimeMs, marketTimeMs, watch);
        }
    }

    /** Lets the ticks that a run has just written, and not yet read back, have come a microsecond later. */
    void delayWrittenTicks() {
        Path written = archive.work().resolve("ticks.parquet");
        Path later = archive.work().resolve("later.parquet");
        try (DuckDb database = new DuckDb(64, scratch)) {
            database.work(connection -> connection.createStatement().execute("COPY (SELECT * REPLACE "
                    + "(receive_time + INTERVAL 1 MICROSECOND AS receive_time) FROM read_parquet("
                    + DuckDb.quoted(written) + ")) TO " + DuckDb.quoted(later) + " (FORMAT parquet)"));
            Files.move(later, written, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the rows of all archived files, sorted */
    List<String> archived(Dataset dataset) throws IOException {
        List<String> lines = new ArrayList<>();
        Durable.deleteTree(scratch);
        Files.createDirectories(scratch);
        try (DuckDb database = DuckDb.streaming(64, scratch.resolve("spill"))) {
            archive.files(dataset, Long.MIN_VALUE, Long.MAX_VALUE).forEach(file ->
                    new ParquetRows(database, dataset).read(archive.resolve(file), row -> lines.add(line(row))));
        }
        lines.sort(null);
        return lines;
    }

    /** @return the journal's records of a dataset as rows, sorted; the last of each key */
    List<String> journaled(Dataset dataset, long fromMs, long toMs) {
        Map<String, String> rows = new LinkedHashMap<>();
        try (JournalReader reader = JournalReader.open(journal, 0)) {
            reader.readAll(new JournalRows(Map.of(), row -> {
                if (row.dataset() == dataset && row.timeMs() >= fromMs && row.timeMs() < toMs) {
                    rows.put(key(row), line(row));
                }
            }));
        }
        return rows.values().stream().sorted().toList();
    }

    private static String key(Row row) {
        List<String> key = row.dataset().key().isEmpty() ? List.of("sequence") : row.dataset().key();
        return key.stream().map(column -> value(row, row.dataset().indexOf(column))).toList().toString();
    }

    static String line(Row row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.dataset().columns().size(); i++) {
            values.add(value(row, i));
        }
        return String.join(" ", values);
    }

    private static String value(Row row, int column) {
        Column description = row.dataset().columns().get(column);
        return description.type().isText() ? String.valueOf(row.text(column)) : Long.toString(row.number(column));
    }

    /** @return every file under the archive but the survey, with its length: what is there and nothing beside */
    Map<String, Long> files() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(archive.directory())) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(archive.directory().relativize(path).toString(), Files.size(path));
            }
        }
        return files;
    }
}
