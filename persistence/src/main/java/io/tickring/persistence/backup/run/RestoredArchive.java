package io.tickring.persistence.backup.run;

import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchiveException;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.Manifest;
import io.tickring.persistence.archive.parquet.ParquetException;
import io.tickring.persistence.archive.parquet.ParquetRows;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.durable.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The archive that was brought back, each file compared with what its manifest says.
 *
 * @param rows      in all files
 * @param complaint the first file that is not as its manifest has it
 */
record RestoredArchive(long rows, Optional<String> complaint) {
    private static final int MEMORY_MIB = 64;

    static RestoredArchive read(Path directory, BackupProgress progress) throws IOException {
        Archive archive = new Archive(directory);
        try {
            List<ArchivedFile> files = archive.manifests().stream().map(Manifest::files).flatMap(List::stream).toList();
            return files.isEmpty() ? new RestoredArchive(0, Optional.empty()) : read(archive, files, progress);
        } catch (ArchiveException | ParquetException e) {
            return new RestoredArchive(0, Optional.of("the archive cannot be read, and could not when it was backed "
                    + "up: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
    }

    private static RestoredArchive read(Archive archive, List<ArchivedFile> files, BackupProgress progress)
            throws IOException {
        progress.begin("archive", files.stream().mapToLong(ArchivedFile::bytes).sum());
        Path work = Files.createTempDirectory("tickring-verify");
        long rows = 0;
        long behind = 0;
        try (DuckDb database = DuckDb.streaming(MEMORY_MIB, work.resolve("spill"))) {
            for (ArchivedFile file : files) {
                long found = new ParquetRows(database, file.dataset()).count(archive.resolve(file));
                if (found != file.rows() || !Sha256.hex(archive.resolve(file)).equals(file.sha256())) {
                    return new RestoredArchive(rows, Optional.of("archive/" + file.path() + " has " + found + " rows; "
                            + "its manifest says " + file.rows()
                            + " and another checksum, and did when it was backed up"));
                }
                rows += found;
                behind += file.bytes();
                progress.at(behind);
            }
        } finally {
            Durable.deleteTree(work);
        }
        return new RestoredArchive(rows, Optional.empty());
    }
}
