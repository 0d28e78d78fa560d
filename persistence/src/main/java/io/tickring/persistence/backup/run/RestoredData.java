package io.tickring.persistence.backup.run;

import io.tickring.persistence.backup.catalogue.Catalogue;
import io.tickring.persistence.read.JournalSummary;
import io.tickring.persistence.read.JournalVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was brought back, read as a daemon would.
 *
 * @param journal what its journal holds
 * @param archive what its archive holds
 */
record RestoredData(JournalSummary journal, RestoredArchive archive) {
    static RestoredData read(Path data, BackupProgress progress, Catalogue catalogue) throws IOException {
        progress.begin("journal", catalogue.files().stream().filter(file -> file.path().startsWith("journal/"))
                .mapToLong(file -> file.bytes()).sum());
        JournalSummary journal = JournalVerifier.verifyAlone(data.resolve("journal"), progress::at);
        return new RestoredData(journal, RestoredArchive.read(data.resolve("archive"), progress));
    }

    /** @return why it is not what was backed up, empty where it is */
    Optional<String> complaint(Catalogue catalogue) {
        if (!journal.damages().isEmpty()) {
            return Optional.of("the journal is damaged, and was when it was backed up: " + journal.damages().get(0));
        }
        if (journal.lastSequence() < catalogue.lastSequence()) {
            return Optional.of("the journal ends with sequence " + journal.lastSequence()
                    + ", the backup was made up to " + catalogue.lastSequence());
        }
        return archive.complaint();
    }
}
