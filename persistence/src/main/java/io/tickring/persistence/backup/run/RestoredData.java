package io.tickring.persistence.backup.run;

import io.tickring.persistence.backup.catalogue.Catalogue;
import io.tickring.persistence.read.JournalSummary;
import io.tickring.persistence.read.JournalVerifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was brought back, read as a daemon would.
 *
 * @param journal what its journal holds
 */
record RestoredData(JournalSummary journal) {
    static RestoredData read(Path data, BackupProgress progress, Catalogue catalogue) {
        progress.begin("journal", catalogue.files().stream().filter(file -> file.path().startsWith("journal/"))
                .mapToLong(file -> file.bytes()).sum());
        return new RestoredData(JournalVerifier.verify(data.resolve("journal"), progress::at));
    }

    /** @return why it is not what was backed up, empty where it is */
    Optional<String> complaint(Catalogue catalogue) {
        List<?> damages = journal.damages();
        if (!damages.isEmpty()) {
            return Optional.of("the journal is damaged, and was when it was backed up: " + damages.get(0));
        }
        if (journal.lastSequence() < catalogue.lastSequence()) {
            return Optional.of("the journal ends with sequence " + journal.lastSequence() + ", the backup was made up to "
                    + catalogue.lastSequence());
        }
        return Optional.empty();
    }
}
