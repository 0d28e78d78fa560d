package io.tickring.daemon.config;

import io.tickring.persistence.backup.BackupSettings;
import io.tickring.persistence.backup.catalogue.Retention;
import io.tickring.persistence.backup.store.BackupTarget;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;

/** Backups, from the configuration. */
public final class BackupConfig {
    private BackupConfig() {
    }

    /**
     * @return empty where no target is set: no backups are made
     * @throws io.tickring.daemon.OperatorException for a value out of range
     */
    public static Optional<BackupSettings> backup(Configuration from) {
        if (from.text("backup.target").isBlank()) {
            return Optional.empty();
        }
        return Optional.of(from.checked(() -> new BackupSettings(
                new BackupTarget(from.text("backup.target"), endpoint(from.text("backup.endpoint")),
                        from.text("backup.region"), from.flag("backup.pathStyle")),
                new Retention(from.integer("backup.keepDays"), from.integer("backup.keepMonths")),
                from.flag("backup.encrypt"), timeOfDay(from.text("backup.timeOfDay")),
                from.integer("backup.verifyDays"))));
    }

    /** @return the file with the key of encrypted backups, where one was named */
    public static Optional<Path> keyFile(Configuration from) {
        return Optional.of(from.text("backup.keyFile")).filter(text -> !text.isBlank()).map(Path::of);
    }

    private static Optional<URI> endpoint(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("backup.endpoint is no address: '" + text + "'", e);
        }
    }

    private static Optional<LocalTime> timeOfDay(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalTime.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("backup.timeOfDay must be a time of the day such as 02:30, is '" + text
                    + "'", e);
        }
    }
}
