package io.tickring.persistence.backup.run;

import io.tickring.persistence.backup.catalogue.Catalogue;
import io.tickring.persistence.backup.catalogue.CatalogueException;
import io.tickring.persistence.backup.catalogue.Catalogues;
import io.tickring.persistence.backup.catalogue.Retention;
import io.tickring.persistence.backup.run.BackupException.Trouble;
import io.tickring.persistence.backup.run.BackupReport.Failure;
import io.tickring.persistence.backup.run.BackupReport.Made;
import io.tickring.persistence.backup.run.BackupReport.Verified;
import io.tickring.persistence.backup.seal.BackupKey;
import io.tickring.persistence.backup.seal.Sealing;
import io.tickring.persistence.backup.source.Holdings;
import io.tickring.persistence.backup.store.BackupStore;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.durable.FileTrouble;
import io.tickring.persistence.files.WriterLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of making, checking and restoring, in their order. One thread. */
public final class BackupWork {
    private static final Logger LOG = LoggerFactory.getLogger(BackupWork.class);
    /** An upload that was not taken up again within this time is given up. */
    private static final long ABANDONED_MS = TimeUnit.DAYS.toMillis(7);

    private final BackupStore store;
    private final Sealing writing;
    private final Optional<BackupKey> key;
    private final Retention retention;
    private final Catalogues catalogues;

    /**
     * @param writing how new backups are kept
     * @param key     opens those that are encrypted
     */
    public BackupWork(BackupStore store, Sealing writing, Optional<BackupKey> key, Retention retention) {
        this.store = store;
        this.writing = writing;
        this.key = key;
        this.retention = retention;
        catalogues = new Catalogues(store);
    }

    public Made now(Holdings from, Keeping keeping, long nowMs, String version, BackupProgress progress)
            throws IOException {
        try (Keeping.Run run = keeping.begin()) {
            try {
                Made made = make(from, keeping, nowMs, version, progress);
                keeping.write(keeping.report().with(made));
                return made;
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                note(keeping, new Failure(nowMs, FileTrouble.line(e)), e);
                throw e;
            } finally {
                keeping.clearStaging();
            }
        }
    }

    /** What is to be told is the failure, also where it cannot be written down. */
    private static void note(Keeping keeping, Failure failure, IOException cause) {
        try {
            keeping.write(keeping.report().with(failure));
        } catch (IOException second) {
            cause.addSuppressed(second);
        }
    }

    private Made make(Holdings from, Keeping keeping, long nowMs, String version, BackupProgress progress)
            throws IOException {
        BackupReport before = keeping.report();
        BackupRun run = new BackupRun(store, writing, before.verified().map(Verified::damaged).orElse(List.of()),
                progress);
        Catalogue made = run.make(from, keeping, nowMs, version);
        return new Made(made.id(), made.timeMs(), made.files().size(), made.bytes(), run.sentFiles(), run.sentBytes(),
                made.firstSequence(), made.lastSequence(), made.encrypted(), tidy(before, made, nowMs));
    }

    /** A backup that exists is no failure because an older one could not be removed: the next run tries again. */
    private List<String> tidy(BackupReport before, Catalogue made, long nowMs) {
        Set<String> always = before.verified().filter(Verified::good).map(Verified::id).stream()
                .collect(Collectors.toSet());
        always.add(made.id());
        try {
            List<String> removed = retention.apply(store, always);
            store.sweep(nowMs - ABANDONED_MS);
            return removed;
        } catch (IOException e) {
            LOG.warn("backup=made retention=failed reason=\"{}\"; nothing was removed from {}", e.getMessage(),
                    store.place());
            return List.of();
        }
    }

    public Verified verify(Optional<String> id, Keeping keeping, long nowMs, BackupProgress progress)
            throws IOException {
        try (Keeping.Run run = keeping.begin()) {
            Path scratch = keeping.scratch();
            try {
                Verified found = check(id, scratch, nowMs, progress);
                keeping.write(keeping.report().with(found));
                return found;
            } finally {
                Durable.deleteTree(scratch);
            }
        }
    }

    private Verified check(Optional<String> id, Path scratch, long nowMs, BackupProgress progress)
            throws IOException {
        String wanted = named(id);
        Catalogue catalogue;
        Sealing sealing;
        try {
            catalogue = catalogues.read(wanted);
            sealing = sealing(catalogue);
            Catalogues.requireGenuine(catalogue, sealing);
        } catch (CatalogueException e) {
            return new Verified(wanted, nowMs, false, 0, 0, 0, 0, e.getMessage(), List.of());
        }
        Restore restore = new Restore(store, sealing, progress);
        restore.run(catalogue, scratch);
        RestoredData data = RestoredData.read(scratch, progress, catalogue);
        String complaint = restore.damaged().isEmpty() ? data.complaint(catalogue).orElse("") : restore.reason();
        return new Verified(wanted, nowMs, complaint.isEmpty(), catalogue.files().size(), catalogue.bytes(),
                data.journal().records(), data.journal().lastSequence(), complaint, restore.damaged());
    }

    public RestoreOutcome restore(Optional<String> id, Path into, BackupProgress progress) throws IOException {
        Catalogue catalogue = catalogues.read(named(id));
        Sealing sealing = sealing(catalogue);
        Catalogues.requireGenuine(catalogue, sealing);
        EmptyDirectory directory = EmptyDirectory.take(into, catalogue.id());
        try (WriterLock lock = WriterLock.acquire(into.resolve("journal"))) {
            Restore restore = new Restore(store, sealing, progress);
            restore.run(catalogue, into);
            if (!restore.damaged().isEmpty()) {
                throw new BackupException(Trouble.DAMAGED, "backup " + catalogue.id() + " cannot be restored whole: "
                        + restore.reason() + "; " + into + " is marked as unfinished. Restore an older backup");
            }
            RestoredData data = RestoredData.read(into, progress, catalogue);
            directory.complete();
            return new RestoreOutcome(catalogue.id(), catalogue.timeMs(), catalogue.files().size(), catalogue.bytes(),
                    data.journal().records(), data.journal().firstSequence(), data.journal().lastSequence(),
                    data.complaint(catalogue).orElse(""));
        }
    }

    private String named(Optional<String> id) throws IOException {
        List<String> ids = catalogues.ids();
        if (ids.isEmpty()) {
            throw new BackupException(Trouble.FAILED, "there is no backup at " + store.place()
                    + "; make one: tickring backup now");
        }
        String wanted = id.orElse(ids.get(ids.size() - 1));
        if (!ids.contains(wanted)) {
            throw new BackupException(Trouble.USAGE, "there is no backup " + wanted + " at " + store.place()
                    + "; `tickring backup list` names them");
        }
        return wanted;
    }

    private Sealing sealing(Catalogue catalogue) throws BackupException {
        if (!catalogue.encrypted()) {
            return Sealing.clear();
        }
        BackupKey given = key.orElseThrow(() -> new BackupException(Trouble.USAGE, "backup " + catalogue.id()
                + " is encrypted, and its key is missing: give --key-file FILE or backup.keyFile in the configuration "
                + "(key " + catalogue.keyId() + ")"));
        if (!given.id().equals(catalogue.keyId())) {
            throw new BackupException(Trouble.USAGE, "wrong key: backup " + catalogue.id() + " was encrypted with the "
                    + "key " + catalogue.keyId() + ", not with the one given, " + given.id());
        }
        return Sealing.with(given);
    }
}
