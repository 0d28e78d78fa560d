package io.tickring.persistence.history.catalog;

import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchiveException;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.Manifest;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.Period;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the manifests say, read again where one has changed: each is renamed into its directory, so a look at the
 * directory's own time tells. A manifest that cannot be read is a day, or a year, that cannot be read.
 */
public final class ManifestDays implements ArchivedDays {
    private static final Logger LOG = LoggerFactory.getLogger(ManifestDays.class);
    /** A file system's times are coarse: a directory that has just changed may change again and not show it. */
    private static final long SETTLED_MS = 2_000;
    private static final long NEVER_MS = Long.MIN_VALUE;
    private static final long WRONG_LENGTH = -1;

    private final Archive archive;
    private final Path directory;
    private final LongSupplier nowMs;
    private final Map<Period, Known> known = new HashMap<>();
    private Catalog catalog = Catalog.EMPTY;
    private long settledMs = NEVER_MS;

    private record Known(FileTime changed, long bytes, Optional<Manifest> manifest) {
    }

    /** @param nowMs our time, epoch ms */
    public ManifestDays(Archive archive, LongSupplier nowMs) {
        this.archive = archive;
        this.nowMs = nowMs;
        directory = archive.manifestFile(new Period("1970")).getParent();
    }

    @Override
    public synchronized Catalog now() {
        long changedMs = changedMs();
        if (changedMs != settledMs && changedMs != NEVER_MS) {
            long lookedMs = nowMs.getAsLong();
            if (takeIn()) {
                catalog = catalog();
            }
            settledMs = lookedMs - changedMs > SETTLED_MS ? changedMs : NEVER_MS;
        }
        return catalog;
    }

    private long changedMs() {
        try {
            return Files.getLastModifiedTime(directory).toMillis();
        } catch (NoSuchFileException none) {
            return NEVER_MS;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }

    /** @return whether anything is another than before */
    private boolean takeIn() {
        List<Period> periods = archive.periods();
        boolean changed = known.keySet().retainAll(periods);
        for (Period period : periods) {
            changed |= takeIn(period);
        }
        return changed;
    }

    private boolean takeIn(Period period) {
        Path file = archive.manifestFile(period);
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            long bytes = Files.size(file);
            Known before = known.get(period);
            if (before != null && before.changed().equals(changed) && before.bytes() == bytes) {
                return false;
            }
            known.put(period, new Known(changed, bytes, read(period)));
            return true;
        } catch (IOException gone) {
            return known.remove(period) != null;
        }
    }

    private Optional<Manifest> read(Period period) {
        try {
            return archive.manifest(period);
        } catch (ArchiveException e) {
            LOG.error("archive=manifest_unreadable period={} reason=\"{}\"", period, e.getMessage());
            return Optional.empty();
        }
    }

    private Catalog catalog() {
        List<StoredDay> days = new ArrayList<>();
        List<StoredYear> years = new ArrayList<>();
        known.forEach((period, entry) -> {
            if (period.isYear()) {
                year(period, entry.manifest()).ifPresent(years::add);
            } else {
                days.add(day(period, entry.manifest()));
            }
        });
        return new Catalog(days, years);
    }

    private StoredDay day(Period period, Optional<Manifest> manifest) {
        if (manifest.isEmpty()) {
            Optional<StoredFile> unreadable = Optional.of(unreadable(period));
            return new StoredDay(period.firstDay(), Long.MIN_VALUE, "", unreadable, unreadable);
        }
        Optional<ArchivedFile> bars = manifest.get().file(Dataset.BARS);
        return new StoredDay(period.firstDay(), manifest.get().throughSequence(),
                bars.map(ArchivedFile::sha256).orElse("none"), manifest.get().file(Dataset.TICKS).map(this::stored),
                bars.map(this::stored));
    }

    private Optional<StoredYear> year(Period period, Optional<Manifest> manifest) {
        int year = period.firstDay().getYear();
        if (manifest.isEmpty()) {
            return Optional.of(new StoredYear(year, Long.MIN_VALUE, "", unreadable(period)));
        }
        return manifest.get().file(Dataset.DAYS)
                .map(file -> new StoredYear(year, manifest.get().throughSequence(), file.sha256(), stored(file)));
    }

    private StoredFile unreadable(Period period) {
        return new StoredFile(archive.manifestFile(period), WRONG_LENGTH, Long.MIN_VALUE, Long.MAX_VALUE, true);
    }

    private StoredFile stored(ArchivedFile file) {
        return new StoredFile(archive.resolve(file), file.bytes(), file.firstSequence(),
                file.lastSequence(), file.pricesAreDouble());
    }
}
