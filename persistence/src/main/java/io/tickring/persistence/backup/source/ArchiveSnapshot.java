package io.tickring.persistence.backup.source;

import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchiveException;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.Manifest;
import io.tickring.persistence.archive.table.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The archive's days as their manifests have them; what no manifest names is not there yet, or not any more. */
final class ArchiveSnapshot {
    private ArchiveSnapshot() {
    }

    /**
     * @param directory of the archive; where there is none, there is nothing
     * @throws ChangedException where a day was written anew meanwhile
     * @throws IOException      where a manifest cannot be read: a backup without that day would pass for a whole one
     */
    static List<SourceFile> take(Path directory, Staging staging) throws IOException {
        Archive archive = new Archive(directory);
        List<SourceFile> files = new ArrayList<>();
        try {
            for (Period period : archive.periods()) {
                add(archive, period, staging, files);
            }
            return files;
        } catch (ArchiveException e) {
            throw new IOException(e.getMessage().lines().findFirst().orElse("") + "; mend the archive first", e);
        }
    }

    /** The manifest is copied before it is read: both must be of one moment. */
    private static void add(Archive archive, Period period, Staging staging, List<SourceFile> files)
            throws IOException {
        Path place = archive.manifestFile(period);
        byte[] content = Files.readAllBytes(place);
        Optional<Manifest> manifest = archive.manifest(period);
        for (ArchivedFile file : manifest.map(Manifest::files).orElse(List.of())) {
            Path path = archive.resolve(file);
            if (!Files.isRegularFile(path)) {
                throw new ChangedException(place + " names " + file.path() + ", which is not there");
            }
            files.add(Staging.settled("archive/" + file.path(), path));
        }
        if (!Arrays.equals(content, Files.readAllBytes(place))) {
            throw new ChangedException(place + " was written anew");
        }
        files.add(staging.text("archive/manifest/" + place.getFileName(), content));
    }
}
