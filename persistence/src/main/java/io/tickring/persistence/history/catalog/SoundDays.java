package io.tickring.persistence.history.catalog;

import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchivedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive without files that turned out to be damaged: what the journal still has of them is read from there, and
 * all else is served as if they had never been. A file comes back once it is another one, as from a backup. Safe for
 * any thread.
 */
public final class SoundDays implements ArchivedDays {
    private static final Logger LOG = LoggerFactory.getLogger(SoundDays.class);
    private static final FileTime MISSING = FileTime.fromMillis(Long.MIN_VALUE);

    private final ArchivedDays all;
    private final Archive archive;
    private final LongSupplier journalFrom;
    private final Map<Path, FileTime> damaged = new TreeMap<>();
    private Catalog known = Catalog.EMPTY;
    private Catalog sound = Catalog.EMPTY;

    /** @param journalFrom the first sequence from which on the journal has every record */
    public SoundDays(ArchivedDays all, Archive archive, LongSupplier journalFrom) {
        this.all = all;
        this.archive = archive;
        this.journalFrom = journalFrom;
    }

    @Override
    public synchronized Catalog now() {
        Catalog catalog = all.now();
        boolean mended = damaged.entrySet().removeIf(file -> !changed(file.getKey()).equals(file.getValue()));
        if (catalog != known || mended) {
            known = catalog;
            leaveOut();
        }
        return sound;
    }

    private void leaveOut() {
        long fromSequence = damaged.isEmpty() ? 0 : journalFrom.getAsLong();
        sound = damaged.isEmpty() ? known : known.without(file -> damaged.containsKey(file.path()),
                file -> file.firstSequence() >= fromSequence);
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException missing) {
            return MISSING;
        }
    }

    @Override
    public synchronized boolean leaveOut(DamagedArchiveException damage) {
        boolean more = false;
        for (StoredFile file : damage.files()) {
            if (!damaged.containsKey(file.path()) && !isSound(file)) {
                damaged.put(file.path(), changed(file.path()));
                LOG.error("archive=damaged file={}; served without it, from the journal where that still has it; "
                        + "restore it from a backup", file.path());
                more = true;
            }
        }
        if (more) {
            leaveOut();
        }
        return more;
    }

    private boolean isSound(StoredFile file) {
        return file.isWhole() && archive.manifests().stream()
                .flatMap(manifest -> manifest.files().stream())
                .filter(each -> archive.resolve(each).equals(file.path())).allMatch(this::isSound);
    }

    private boolean isSound(ArchivedFile file) {
        return archive.isSound(file);
    }

    /** @return files that cannot be read, from the archive's directory on */
    public synchronized List<String> damaged() {
        return damaged.keySet().stream().map(file -> archive.directory().relativize(file).toString()).toList();
    }
}
