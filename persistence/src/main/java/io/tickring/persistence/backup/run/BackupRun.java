package io.tickring.persistence.backup.run;

import io.tickring.persistence.backup.catalogue.Catalogue;
import io.tickring.persistence.backup.catalogue.CatalogueException;
import io.tickring.persistence.backup.catalogue.Catalogues;
import io.tickring.persistence.backup.catalogue.StoredFile;
import io.tickring.persistence.backup.run.BackupException.Trouble;
import io.tickring.persistence.backup.seal.Sealing;
import io.tickring.persistence.backup.source.ChangedException;
import io.tickring.persistence.backup.source.CheckedInput;
import io.tickring.persistence.backup.source.Checksums;
import io.tickring.persistence.backup.source.Holdings;
import io.tickring.persistence.backup.source.Snapshot;
import io.tickring.persistence.backup.source.SourceFile;
import io.tickring.persistence.backup.store.BackupStore;
import io.tickring.persistence.backup.store.ObjectSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Makes one backup: objects that the target lacks, then the catalogue. Stopped at any step it leaves objects without a
 * catalogue, which the next run finds and uses. One thread.
 */
final class BackupRun {
    private static final int TRIES = 5;

    private final BackupStore store;
    private final Sealing sealing;
    private final Catalogues catalogues;
    private final Map<String, Long> there;
    private final BackupProgress progress;
    private int sentFiles;
    private long sentBytes;

    /** @param suspect objects that are sent again though the target has them: they are known to be damaged there */
    BackupRun(BackupStore store, Sealing sealing, Collection<String> suspect, BackupProgress progress)
            throws IOException {
        this.store = store;
        this.sealing = sealing;
        this.progress = progress;
        catalogues = new Catalogues(store);
        there = store.list("objects/");
        suspect.forEach(there::remove);
    }

    /** @return the backup, whose catalogue is written */
    Catalogue make(Holdings from, Keeping keeping, long nowMs, String version) throws IOException {
        Checksums checksums = new Checksums(keeping.checksums(), nowMs);
        Snapshot snapshot = null;
        List<StoredFile> files = null;
        for (int tries = 1; files == null; tries++) {
            try {
                snapshot = Snapshot.take(from, keeping.staging());
                requireOwnTarget(snapshot.journalId());
                files = send(snapshot, checksums);
            } catch (ChangedException | NoSuchFileException moved) {
                requirePatience(tries, moved);
                checksums.distrust();
            } catch (UncheckedIOException moved) {
                requirePatience(tries, moved.getCause());
            }
        }
        checksums.save();
        Catalogue catalogue = new Catalogue(Catalogue.FORMAT, Catalogues.id(nowMs), nowMs, version,
                snapshot.journalId(), snapshot.firstSequence(), snapshot.lastSequence(), snapshot.bytes(),
                sealing.keyId().orElse(""), files, "");
        catalogues.write(catalogue, sealing);
        return catalogue;
    }

    private static void requirePatience(int tries, IOException moved) throws BackupException {
        if (tries >= TRIES) {
            throw new BackupException(Trouble.FAILED, "the data changed during each of " + TRIES + " tries: "
                    + moved.getMessage());
        }
    }

    private void requireOwnTarget(long journalId) throws IOException {
        List<String> ids = catalogues.ids();
        if (ids.isEmpty() || journalId == 0) {
            return;
        }
        String newest = ids.get(ids.size() - 1);
        long other = journalOf(newest);
        if (other != 0 && other != journalId) {
            throw new BackupException(Trouble.REFUSED, store.place() + " holds backups of another journal ("
                    + newest + "); give each data directory a target of its own: backup.target");
        }
    }

    private long journalOf(String id) throws IOException {
        try {
            return catalogues.read(id).journalId();
        } catch (CatalogueException unknown) {
            return 0;
        }
    }

    private List<StoredFile> send(Snapshot snapshot, Checksums checksums) throws IOException {
        progress.begin("backup", snapshot.bytes());
        List<StoredFile> files = new ArrayList<>();
        long behind = 0;
        for (SourceFile file : snapshot.files()) {
            byte[] sha256 = checksums.of(file);
            StoredFile stored = new StoredFile(file.path(), file.bytes(), sealing.name(sha256));
            long before = behind;
            if (!hasWhole(stored)) {
                store.put(stored.objectName(), new SealedFile(file, sha256, stored.object()),
                        sent -> progress.at(before + sent));
                sentFiles++;
                sentBytes += sealing.storedBytes(file.bytes());
                there.put(stored.objectName(), sealing.storedBytes(file.bytes()));
            }
            behind += file.bytes();
            progress.at(behind);
            files.add(stored);
        }
        return files;
    }

    private boolean hasWhole(StoredFile file) {
        return Long.valueOf(sealing.storedBytes(file.bytes())).equals(there.get(file.objectName()));
    }

    int sentFiles() {
        return sentFiles;
    }

    long sentBytes() {
        return sentBytes;
    }

    /** A file's bytes as the target gets them. */
    private final class SealedFile implements ObjectSource {
        private final SourceFile file;
        private final byte[] sha256;
        private final String object;

        SealedFile(SourceFile file, byte[] sha256, String object) {
            this.file = file;
            this.sha256 = sha256;
            this.object = object;
        }

        @Override
        public long bytes() {
            return sealing.storedBytes(file.bytes());
        }

        @Override
        public InputStream open() throws IOException {
            return sealing.seal(new CheckedInput(file, sha256), object);
        }
    }
}
