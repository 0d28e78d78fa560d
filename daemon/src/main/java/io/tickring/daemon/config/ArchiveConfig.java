package io.tickring.daemon.config;

import io.tickring.persistence.archive.job.ArchiveSettings;

/** How the archive is made and what is kept, from the configuration. */
public final class ArchiveConfig {
    private ArchiveConfig() {
    }

    public static ArchiveSettings archive(Configuration from) {
        return from.checked(() -> new ArchiveSettings(from.integer("archive.graceMinutes"),
                from.integer("archive.memoryMiB"), from.integer("archive.retentionDays"),
                from.integer("journal.retentionDays")));
    }
}
