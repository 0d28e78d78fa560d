package io.tickring.persistence.backup;

import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.Manifest;
import io.tickring.persistence.archive.parquet.RowTable;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.Period;
import io.tickring.persistence.archive.table.Row;
import io.tickring.persistence.backup.run.Keeping;
import io.tickring.persistence.backup.source.Holdings;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.durable.Sha256;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.testing.Recording;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A data directory with something of everything: journal directories, an archived day, an account. */
public final class DataRig {
    private static final int ROWS = 500;

    public final Path root;
    public final Keeping keeping;
    long timeMs = Rig.START_MS;

    public DataRig(Path root) {
        this.root = root;
        keeping = new Keeping(root.resolve("backup"));
    }

    public Holdings holdings() {
        return new Holdings(root.resolve("journal"), root.resolve("archive"), root.resolve("account"),
                List.of(root.resolve("journal-damaged")),
                Map.of("config/tickring.yaml", "web.port: \"9000\"\n".getBytes(StandardCharsets.UTF_8)));
    }

    /** A journal directory that was closed in order, an archived day, two lines of an account. */
    public DataRig fill() throws IOException {
        try (Rig rig = rig()) {
            ticks(rig, 3_000);
        }
        day("2023-11-13", 1);
        Files.createDirectories(root.resolve("account"));
        Files.writeString(root.resolve("account/00000001.jsonl"), "one\ntwo\nbeing writ");
        return this;
    }

    Rig rig() {
        return new Rig(Rig.settings(root.resolve("journal")), timeMs * Rig.NS_PER_MS);
    }

    void ticks(Rig rig, int count) {
        for (int i = 0; i < count; i++) {
            timeMs += 7;
            rig.tick(1 + i % Rig.MARKETS, timeMs, 1_000_000_000L + i, 1_000_000_100L + i,
                    i % 10 == 9 || i == count - 1);
        }
    }

    /** Archives a day, again where it is archived: with a new file and a new manifest. */
    public void day(String date, int version) throws IOException {
        Archive archive = new Archive(root.resolve("archive"));
        String path = "ticks/date=" + date + "/part-" + version + ".parquet";
        Path file = archive.directory().resolve(path);
        Files.createDirectories(file.getParent());
        Path work = Files.createDirectories(root.resolve("work"));
        try (DuckDb database = DuckDb.streaming(64, work.resolve("spill"));
                RowTable table = RowTable.in(database, Dataset.TICKS)) {
            Row row = new Row(Dataset.TICKS);
            for (int i = 0; i < ROWS; i++) {
                table.onRow(row.begin().put("M1").put(timeMs * 1_000 + i).put(timeMs * 1_000 + i).put(i + 1)
                        .put(1_000_000_000L + version).put(1_000_000_100L + i));
            }
            table.write(file);
        }
        String sha256 = Sha256.hex(file);
        archive.put(new Manifest(Manifest.VERSION, new Period(date), "1", ROWS, "2023-11-15T00:00:00Z", List.of(),
                List.of(new ArchivedFile(Dataset.TICKS, path, ROWS, Files.size(file), sha256, 1, ROWS,
                        ArchivedFile.DOUBLE, Map.of()))));
    }

    public static List<String> records(Path data) {
        Recording recording = new Recording();
        try (JournalReader reader = JournalReader.open(data.resolve("journal"), 0)) {
            reader.readAll(recording);
        }
        return recording.lines;
    }

    /** @return content of all files but those of locks, by path */
    static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("writer.lock")) {
                    files.put(root.relativize(file).toString(), new String(Files.readAllBytes(file),
                            StandardCharsets.ISO_8859_1));
                }
            }
        }
        return files;
    }
}
