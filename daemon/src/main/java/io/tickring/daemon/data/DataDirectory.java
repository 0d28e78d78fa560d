package io.tickring.daemon.data;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.persistence.backup.run.EmptyDirectory;
import io.tickring.persistence.backup.run.Keeping;
import io.tickring.persistence.backup.source.Holdings;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.durable.FileTrouble;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.WriterBusyException;
import io.tickring.persistence.files.WriterLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * What lies where in a data directory.
 *
 * @param root as given with {@code --data}
 */
public record DataDirectory(Path root) {
    /** @return the journal: one directory for each start of a writer */
    public Path journal() {
        return root.resolve("journal");
    }

    /** @return damaged parts of the journal that were set aside; no reader looks here */
    public Path damagedJournal() {
        return root.resolve("journal-damaged");
    }

    /** @return bars of archived days, folded; made of the archive, so it may be deleted */
    public Path rollups() {
        return root.resolve("rollups");
    }

    /** @return what is known of accounts */
    public Path account() {
        return root.resolve("account");
    }

    /** @return finished days */
    public Path archive() {
        return root.resolve("archive");
    }

    /** @return where an import or a rebuild is written until it is whole; no reader looks here */
    public Path importing() {
        return root.resolve("importing");
    }

    /** @return what backups keep beside the data */
    public Keeping backup() {
        return new Keeping(root.resolve("backup"));
    }

    /** @return where the key of backups is unless another place was named */
    public Path backupKey() {
        return root.resolve("backup.key");
    }

    /**
     * @param configuration without secrets, as files by their place in a data directory
     * @return what a backup has to hold
     */
    public Holdings holdings(Map<String, byte[]> configuration) {
        return new Holdings(journal(), archive(), account(), List.of(damagedJournal()), configuration);
    }

    /** @throws OperatorException where another process writes, it cannot be written, or it holds half a restore */
    public WriterLock lock() {
        if (EmptyDirectory.unfinished(root)) {
            throw new OperatorException(ExitCode.REFUSED, "a restore into " + root + " did not come to its end; start "
                    + "it again: tickring backup restore");
        }
        try {
            return WriterLock.acquire(journal());
        } catch (WriterBusyException e) {
            throw new OperatorException(ExitCode.REFUSED, e.getMessage());
        } catch (UncheckedIOException e) {
            throw new OperatorException(ExitCode.FAILED, "cannot write to " + root + ": "
                    + FileTrouble.reason(e.getCause()));
        }
    }

    /** Gives what was written to {@link #importing} its place in the journal, by one rename, when it is whole. */
    public void publish(int epoch) throws IOException {
        Path whole = EpochDirectory.of(importing(), epoch).path();
        Path place = EpochDirectory.of(journal(), epoch).path();
        Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
        Durable.force(journal());
    }
}
