package io.tickring.persistence.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickring.engine.account.AccountRecord;
import io.tickring.persistence.codec.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One file of the store.
 *
 * @param number from 1, growing with the time of writing
 */
record StoreFile(int number, Path path) {
    private static final String NAME = "\\d{8}\\.jsonl";

    static StoreFile of(Path directory, int number) {
        return new StoreFile(number, directory.resolve(String.format("%08d.jsonl", number)));
    }

    /** @return the oldest first; none where there is no directory */
    static List<StoreFile> all(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(NAME))
                    .map(file -> new StoreFile(Integer.parseInt(file.getFileName().toString().substring(0, 8)), file))
                    .sorted(Comparator.comparingInt(StoreFile::number)).toList();
        }
    }

    /**
     * Reads every whole line; a line without an end is not there yet.
     *
     * @param wanted  null for every kind
     * @param records takes what is read
     * @param damages takes what cannot be read
     * @return bytes of the whole lines
     */
    long read(Kind wanted, Consumer<AccountRecord> records, Consumer<LineDamage> damages) throws IOException {
        byte[] content = Files.readAllBytes(path);
        int line = 0;
        int start = 0;
        for (int at = 0; at < content.length; at++) {
            if (content[at] == '\n') {
                line++;
                read(new String(content, start, at - start, UTF_8), line, wanted, records, damages);
                start = at + 1;
            }
        }
        return start;
    }

    private void read(String text, int line, Kind wanted, Consumer<AccountRecord> records,
            Consumer<LineDamage> damages) {
        try {
            Line.read(text, wanted).ifPresent(records);
        } catch (FormatException damaged) {
            damages.accept(new LineDamage(path, line, damaged.getMessage()));
        }
    }
}
