package io.tickring.persistence.archive.job;

import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchiveException;
import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a run that was cut off left behind. */
final class Leftovers {
    private final Archive archive;

    Leftovers(Archive archive) {
        this.archive = archive;
    }

    /**
     * Removes unfinished files and those that no manifest names. With the archive's lock only.
     *
     * @throws ArchiveException where a manifest cannot be read: then nothing is removed, for it may name anything
     */
    void remove() throws IOException {
        Set<Path> named = new HashSet<>();
        archive.manifests().forEach(manifest -> manifest.files().forEach(file -> named.add(archive.resolve(file))));
        Durable.deleteTree(archive.work());
        for (Path directory : archive.datasetDirectories().filter(Files::isDirectory).toList()) {
            for (Path file : filesIn(directory)) {
                if (!named.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }
}
