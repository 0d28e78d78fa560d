package io.tickring.persistence.backup;

import io.tickring.persistence.backup.catalogue.Catalogues;
import io.tickring.persistence.backup.catalogue.Listing;
import io.tickring.persistence.backup.run.BackupProgress;
import io.tickring.persistence.backup.run.BackupReport;
import io.tickring.persistence.backup.run.BackupWork;
import io.tickring.persistence.backup.run.Keeping;
import io.tickring.persistence.backup.run.RestoreOutcome;
import io.tickring.persistence.backup.seal.BackupKey;
import io.tickring.persistence.backup.seal.Sealing;
import io.tickring.persistence.backup.source.Holdings;
import io.tickring.persistence.backup.store.BackupStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The backups at one target. One thread; whoever opens it closes it. */
public final class Backups implements AutoCloseable {
    private final BackupStore store;
    private final BackupWork work;

    private Backups(BackupStore store, BackupWork work) {
        this.store = store;
        this.work = work;
    }

    /** @param key of encrypted backups, where there is one */
    public static Backups open(BackupSettings settings, Optional<BackupKey> key) {
        return over(settings.target().open(), settings, key);
    }

    /** @param store closed with this */
    static Backups over(BackupStore store, BackupSettings settings, Optional<BackupKey> key) {
        Sealing writing = settings.encrypt() ? Sealing.with(key.orElseThrow(() -> new IllegalArgumentException(
                "backup.encrypt needs a key"))) : Sealing.clear();
        return new Backups(store, new BackupWork(store, writing, key, settings.retention()));
    }

    /**
     * Makes a backup, and then removes what the retention no longer keeps. What became of it is kept beside the data.
     *
     * @param nowMs   the time, epoch ms
     * @param version of the program
     * @throws IOException where there is no new backup; the ones before are untouched
     */
    public BackupReport.Made now(Holdings from, Keeping keeping, long nowMs, String version, BackupProgress progress)
            throws IOException {
        return work.now(from, keeping, nowMs, version, progress);
    }

    /** @return all of them */
    public Listing list() throws IOException {
        return new Catalogues(store).list();
    }

    /**
     * Restores a backup into a scratch directory, checks it and removes the scratch. What was found is kept beside the
     * data.
     *
     * @param id empty for the newest
     * @return what was found, good or not
     * @throws IOException where it could not be checked, for example without its key
     */
    public BackupReport.Verified verify(Optional<String> id, Keeping keeping, long nowMs, BackupProgress progress)
            throws IOException {
        return work.verify(id, keeping, nowMs, progress);
    }

    /**
     * Brings a backup back and reads it through.
     *
     * @param id   empty for the newest
     * @param into empty, or new, or with what an earlier restore of the same backup left when it was stopped
     * @throws IOException where not all of it could be brought back; then the directory is marked as unfinished
     */
    public RestoreOutcome restore(Optional<String> id, Path into, BackupProgress progress) throws IOException {
        return work.restore(id, into, progress);
    }

    @Override
    public void close() {
        store.close();
    }
}
