package io.tickring.persistence.archive.job;

import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.Manifest;
import io.tickring.persistence.archive.table.Period;
import io.tickring.persistence.archive.watch.ArchiveStep;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Removes what is older than the archive is to keep. */
final class Expiry {
    private final Archive archive;
    private final long keptFromMs;
    private final ArchiveWatch watch;

    /** @param days 0 to keep all */
    Expiry(Archive archive, int days, long marketTimeMs, ArchiveWatch watch) {
        this.archive = archive;
        this.watch = watch;
        keptFromMs = days == 0 ? Long.MIN_VALUE : marketTimeMs - Duration.ofDays(days).toMillis();
    }

    boolean isExpired(Period period) {
        return period.toMs() <= keptFromMs;
    }

    /** @return what was removed */
    List<String> remove() throws IOException {
        List<String> removed = new ArrayList<>();
        for (Manifest manifest : archive.manifests()) {
            if (isExpired(manifest.period())) {
                archive.remove(manifest.period());
                watch.onStep(ArchiveStep.EXPIRED, manifest.period().name());
                for (ArchivedFile file : manifest.files()) {
                    Files.deleteIfExists(archive.resolve(file));
                    Files.deleteIfExists(archive.resolve(file).getParent());
                }
                removed.add(manifest.period().name());
            }
        }
        return removed;
    }
}
