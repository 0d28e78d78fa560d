package io.tickring.persistence.archive;

import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.Period;
import io.tickring.persistence.durable.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An archive for readers. Files are taken from the manifests alone: a day that is written anew gets new names, and the
 * old files go last. Who finds a file gone asks for the manifest again. Keeps nothing in memory; safe for any thread
 * and beside a process that archives.
 */
public final class Archive {
    private final Path directory;
    private final ManifestFiles manifests;

    /** @param directory {@code <data>/archive}; one that does not exist is an empty archive */
    public Archive(Path directory) {
        this.directory = directory;
        manifests = new ManifestFiles(directory.resolve("manifest"));
    }

    public Path directory() {
        return directory;
    }

    /** @return days and years that are archived, ascending */
    public List<Period> periods() {
        return manifests.periods();
    }

    /** @return days that are archived, ascending */
    public List<LocalDate> days() {
        return periods().stream().filter(period -> !period.isYear()).map(Period::firstDay).toList();
    }

    /** @throws ArchiveException where there is one that cannot be read */
    public Optional<Manifest> manifest(Period period) {
        return manifests.read(period);
    }

    /** @throws ArchiveException where there is one that cannot be read */
    public Optional<Manifest> manifest(LocalDate day) {
        return manifest(Period.of(day));
    }

    /** @return all manifests, by period */
    public List<Manifest> manifests() {
        return periods().stream().map(manifests::read).flatMap(Optional::stream).toList();
    }

    /**
     * @param fromMs epoch ms, inclusive
     * @param toMs   epoch ms, exclusive
     * @return the manifests of days, or of years where the dataset is kept by year, that touch this time, ascending
     */
    public List<Manifest> manifests(Dataset dataset, long fromMs, long toMs) {
        return periods().stream().filter(period -> period.isYear() == dataset.isYearly())
                .filter(period -> period.toMs() > fromMs && period.fromMs() < toMs)
                .map(manifests::read).flatMap(Optional::stream).toList();
    }

    /** @return the files of a dataset that touch this time, ascending */
    public List<ArchivedFile> files(Dataset dataset, long fromMs, long toMs) {
        return manifests(dataset, fromMs, toMs).stream().map(manifest -> manifest.file(dataset))
                .flatMap(Optional::stream).toList();
    }

    /** @return where the file lies */
    public Path resolve(ArchivedFile file) {
        return directory.resolve(file.path());
    }

    /** @return whether the file can be read and has the bytes that its manifest says; reads all of it */
    public boolean isSound(ArchivedFile file) {
        Path place = resolve(file);
        try {
            return Files.size(place) == file.bytes() && Sha256.hex(place).equals(file.sha256());
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** @return where the manifest of a period lies, or would */
    public Path manifestFile(Period period) {
        return manifests.file(period);
    }

    /** @return the import of the file with this checksum, where its ticks are archived: the journal may lack it */
    public Optional<Manifest.Source> importedBefore(String sha256) {
        Objects.requireNonNull(sha256, "sha256");
        return manifests().stream().flatMap(manifest -> manifest.sources().stream())
                .filter(source -> source.sha256().equals(sha256)).findFirst();
    }

    /** Names what is archived of a period. On the disk when it returns; only for who holds the archive's lock. */
    public void put(Manifest manifest) throws IOException {
        manifests.write(manifest);
    }

    /** Lets a period be archived no more; its files are the caller's to remove. Only with the archive's lock. */
    public void remove(Period period) throws IOException {
        manifests.delete(period);
    }

    /** @return where files are made before they get their place; no reader looks here */
    public Path work() {
        return directory.resolve(".work");
    }

    /** @return every directory that may hold files of a dataset */
    public Stream<Path> datasetDirectories() {
        return Stream.of(Dataset.values()).map(dataset -> directory.resolve(dataset.directory()));
    }
}
