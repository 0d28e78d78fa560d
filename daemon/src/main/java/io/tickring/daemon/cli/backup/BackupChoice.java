package io.tickring.daemon.cli.backup;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which of the backups at a target. */
final class BackupChoice {
    @Option(names = "--backup", paramLabel = "ID", description = "Which one (default: the newest).")
    private String id;

    /** @return empty for the newest */
    Optional<String> id() {
        return Optional.ofNullable(id);
    }
}
