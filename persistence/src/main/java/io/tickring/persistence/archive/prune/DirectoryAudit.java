package io.tickring.persistence.archive.prune;

import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.Manifest;
import io.tickring.persistence.archive.parquet.ParquetException;
import io.tickring.persistence.archive.parquet.ParquetRows;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.JournalRows;
import io.tickring.persistence.archive.table.Period;
import io.tickring.persistence.archive.table.Row;
import io.tickring.persistence.archive.table.Tally;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.codec.FormatException;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.PositionFile;
import io.tickring.persistence.read.DirectoryCursor;
import io.tickring.persistence.read.RecordDispatcher;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Looks for everything that a directory of the journal holds in the archive, just before the directory goes: the files
 * have the checksums of their manifests, and for each symbol the rows that came from this directory are the same, by
 * number and checksum. Bars and days, of which the archive has the last word alone, are held to the manifest.
 */
final class DirectoryAudit {
    private final Archive archive;
    private final DuckDb database;
    private final Predicate<Period> expired;
    private final ArchiveWatch watch;
    private final Set<String> soundFiles = new HashSet<>();

    /** @param expired whether a period is beyond the archive's retention */
    DirectoryAudit(Archive archive, DuckDb database, Predicate<Period> expired, ArchiveWatch watch) {
        this.archive = archive;
        this.database = database;
        this.expired = expired;
        this.watch = watch;
    }

    /** What one directory holds. */
    private static final class Content {
        final Map<Period, Map<Dataset, Tally>> tallies = new TreeMap<>();
        long firstSequence;
        long lastSequence;
        long goneFrom;
        long goneTo;

        void take(long first, long last) {
            if (firstSequence == 0) {
                firstSequence = first;
            } else if (first > lastSequence + 1) {
                goneFrom = lastSequence + 1;
                goneTo = first;
            }
            lastSequence = last;
        }

        boolean covers(long sequence) {
            return sequence >= firstSequence && sequence <= lastSequence
                    && (sequence < goneFrom || sequence >= goneTo);
        }

        void add(Row row) {
            tallies.computeIfAbsent(Period.of(row.dataset(), row.timeMs()), period -> new TreeMap<>())
                    .computeIfAbsent(row.dataset(), Content::tally).onRow(row);
        }

        private static Tally tally(Dataset dataset) {
            return dataset.key().isEmpty() ? new Tally(dataset) : Tally.ofSymbols(dataset);
        }
    }

    /**
     * @param symbols by number, of markets defined before
     * @return why the directory may not go, for a person; empty where all of it was found
     */
    Optional<String> missing(EpochDirectory directory, Map<Integer, String> symbols) {
        return missing(directory, symbols, DirectoryCursor.TO_THE_END);
    }

    /**
     * @param symbols by number, of markets defined before
     * @param toBegin only what stands before this sequence, which a file begins with, is to go
     * @return why it may not go, for a person; empty where all of it was found
     */
    Optional<String> missing(EpochDirectory directory, Map<Integer, String> symbols, long toBegin) {
        Content content = new Content();
        Optional<String> damage = read(directory, symbols, toBegin, content);
        if (damage.isPresent()) {
            return damage;
        }
        for (Map.Entry<Period, Map<Dataset, Tally>> each : content.tallies.entrySet()) {
            Optional<String> missing = expired.test(each.getKey()) ? Optional.empty()
                    : missing(each.getKey(), each.getValue(), content);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private Optional<String> read(EpochDirectory directory, Map<Integer, String> symbols, long toBegin,
            Content content) {
        JournalRows rows = new JournalRows(symbols, content::add);
        RecordDispatcher dispatcher = new RecordDispatcher();
        try (DirectoryCursor cursor = new DirectoryCursor(directory, DirectoryCursor.UNKNOWN)) {
            while (cursor.nextSequence() < toBegin && cursor.next(DirectoryCursor.TO_THE_END)) {
                watch.requireGoingOn();
                content.take(cursor.batch().firstSequence(), cursor.nextSequence() - 1);
                dispatcher.dispatch(cursor.batch(), 0, rows);
            }
            if (cursor.damage() != null) {
                return Optional.of("it is damaged: " + cursor.damage());
            }
            return cursor.nextSequence() == toBegin ? Optional.empty()
                    : acknowledged(directory, cursor.nextSequence());
        } catch (FormatException e) {
            return Optional.of("it is damaged: " + e.getMessage());
        }
    }

    private static Optional<String> acknowledged(EpochDirectory directory, long nextSequence) {
        Optional<PositionFile> position = PositionFile.read(directory);
        if (position.isEmpty()) {
            return Optional.empty();
        }
        try (PositionFile file = position.get()) {
            boolean whole = file.journaledSequence() < Math.max(nextSequence, file.firstSequence());
            return whole ? Optional.empty()
                    : Optional.of("it ends before sequence " + file.journaledSequence() + ", which was acknowledged");
        }
    }

    private Optional<String> missing(Period period, Map<Dataset, Tally> tallies, Content content) {
        Optional<Manifest> manifest = archive.manifest(period);
        long last = tallies.values().stream().mapToLong(Tally::lastSequence).max().orElse(0);
        if (manifest.isEmpty() || manifest.get().throughSequence() < last) {
            return Optional.of(period + " is not archived up to sequence " + last);
        }
        for (Map.Entry<Dataset, Tally> each : tallies.entrySet()) {
            Optional<ArchivedFile> file = manifest.get().file(each.getKey());
            if (file.isEmpty()) {
                return Optional.of(archive.manifestFile(period) + " names no file of " + each.getKey().directory());
            }
            Optional<String> missing = missing(file.get(), each.getValue(), content);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private Optional<String> missing(ArchivedFile file, Tally expected, Content content) {
        Path path = archive.resolve(file);
        if (!soundFiles.contains(file.path())) {
            if (!archive.isSound(file)) {
                return Optional.of(path + " has not the checksum of its manifest; restore it from a backup");
            }
            soundFiles.add(file.path());
        }
        Set<String> symbols = expected.counts().keySet();
        boolean held = file.dataset().key().isEmpty() ? found(path, file.dataset(), content).counts()
                .equals(expected.counts()) : file.symbols().keySet().containsAll(symbols);
        return held ? Optional.empty() : Optional.of(path + " lacks rows of the directory");
    }

    private Tally found(Path path, Dataset dataset, Content content) {
        Tally found = new Tally(dataset);
        try {
            new ParquetRows(database, dataset).read(path, row -> {
                if (content.covers(row.sequence())) {
                    found.onRow(row);
                }
            });
            return found;
        } catch (ParquetException e) {
            return new Tally(dataset);
        }
    }
}
