package io.tickring.persistence.backup;

import io.tickring.persistence.backup.run.Keeping;
import io.tickring.persistence.backup.source.Holdings;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.testing.Recording;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A data directory with something of everything: finished and living journal directories, an archived day, an account. */
final class DataRig {
    final Path root;
    final Keeping keeping;
    long timeMs = Rig.START_MS;

    DataRig(Path root) {
        this.root = root;
        keeping = new Keeping(root.resolve("backup"));
    }

    Holdings holdings() {
        return new Holdings(root.resolve("journal"), root.resolve("archive"), root.resolve("account"),
                Map.of("config/tickring.yaml", "web.port: \"9000\"\n".getBytes(StandardCharsets.UTF_8)));
    }

    /** A journal directory that was closed in order, an archived day, two lines of an account. */
    DataRig fill() throws IOException {
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
            rig.tick(1 + i % Rig.MARKETS, timeMs, 1_000_000_000L + i, 1_000_000_100L + i, i % 10 == 9 || i == count - 1);
        }
    }

    /** Archives a day, again where it is archived: with new files and a new manifest. */
    void day(String date, int version) throws IOException {
        Path archive = root.resolve("archive");
        Path folder = Files.createDirectories(archive.resolve("ticks/date=" + date));
        byte[] content = new byte[200_000];
        new Random(date.hashCode() + version).nextBytes(content);
        Files.write(folder.resolve("part-" + version + ".parquet"), content);
        Files.createDirectories(archive.resolve("manifest"));
        Files.writeString(archive.resolve("manifest/" + date + ".json"), "{\"date\":\"" + date + "\",\"files\":[{"
                + "\"path\":\"ticks/date=" + date + "/part-" + version + ".parquet\",\"rows\":1}]}");
    }

    static List<String> records(Path data) {
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
