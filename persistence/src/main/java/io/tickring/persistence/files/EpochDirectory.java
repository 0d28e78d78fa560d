package io.tickring.persistence.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that one start of a writer filled, and nobody fills again.
 *
 * @param epoch grows by one with each start
 * @param path  {@code <journal>/<epoch in eight digits>}
 */
public record EpochDirectory(int epoch, Path path) {
    private static final String CYCLE_SUFFIX = ".cq4";
    private static final String NAME = "\\d{8}";

    /** @return the directory of an epoch, whether it exists or not */
    public static EpochDirectory of(Path journal, int epoch) {
        return new EpochDirectory(epoch, journal.resolve(String.format("%08d", epoch)));
    }

    /** @return all directories of a journal, the oldest first; none where there is no journal */
    public static List<EpochDirectory> all(Path journal) {
        return list(journal).filter(path -> path.getFileName().toString().matches(NAME))
                .map(path -> new EpochDirectory(Integer.parseInt(path.getFileName().toString()), path))
                .sorted(Comparator.comparingInt(EpochDirectory::epoch))
                .toList();
    }

    /** @return the files with records, the oldest first */
    public List<Path> cycleFiles() {
        return list(path).filter(file -> file.getFileName().toString().endsWith(CYCLE_SUFFIX)).sorted().toList();
    }

    public boolean exists() {
        return Files.isDirectory(path);
    }

    /** @return the file that other processes read the writer's progress from */
    public Path positionFile() {
        return path.resolve("position");
    }

    private static Stream<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }
}
