package io.tickring.persistence.backup.run;

import io.tickring.persistence.backup.catalogue.Catalogue;
import io.tickring.persistence.backup.catalogue.StoredFile;
import io.tickring.persistence.backup.disk.WholeFile;
import io.tickring.persistence.backup.run.BackupException.Trouble;
import io.tickring.persistence.backup.seal.SealException;
import io.tickring.persistence.backup.seal.Sealing;
import io.tickring.persistence.backup.store.BackupStore;
import io.tickring.persistence.durable.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the files of a backup back. Each is compared with its checksum on the way and gets its name when it is whole
 * and on the disk; one that is there already and is right is not fetched again. One thread.
 */
final class Restore {
    private static final int BLOCK_BYTES = 1 << 20;

    private final BackupStore store;
    private final Sealing sealing;
    private final BackupProgress progress;
    private final List<String> damaged = new ArrayList<>();
    private String firstReason = "";

    Restore(BackupStore store, Sealing sealing, BackupProgress progress) {
        this.store = store;
        this.sealing = sealing;
        this.progress = progress;
    }

    /**
     * Goes on behind a file that cannot be brought back, so that all of them are known at the end.
     *
     * @throws BackupException where another key made the backup, or there is no room
     */
    void run(Catalogue catalogue, Path into) throws IOException {
        requireRoom(catalogue, Files.createDirectories(into));
        progress.begin("restore", catalogue.bytes());
        long behind = 0;
        for (StoredFile file : catalogue.files()) {
            bring(file, into, behind);
            behind += file.bytes();
            progress.at(behind);
        }
    }

    /** @return objects that are missing or damaged at the target */
    List<String> damaged() {
        return damaged;
    }

    /** @return what is wrong with the first of them, for the operator; empty where none is */
    String reason() {
        return damaged.size() < 2 ? firstReason : firstReason + " (and " + (damaged.size() - 1) + " more)";
    }

    /** What an earlier try brought needs no room again. */
    private static void requireRoom(Catalogue catalogue, Path into) throws IOException {
        long needed = catalogue.bytes();
        for (StoredFile file : catalogue.files()) {
            needed -= hasLength(file, into.resolve(file.path())) ? file.bytes() : 0;
        }
        long room = Files.getFileStore(into).getUsableSpace();
        if (room < needed) {
            throw new BackupException(Trouble.FAILED, into + " has room for " + room + " bytes, the backup needs "
                    + needed + "; make room or choose another disk");
        }
    }

    private void bring(StoredFile file, Path into, long behind) throws IOException {
        if (isThere(file, into.resolve(file.path()))) {
            return;
        }
        try {
            if (!fetch(file, into, behind)) {
                onDamage(file, "was changed after it was written: its checksum does not fit");
            }
        } catch (NoSuchFileException missing) {
            onDamage(file, "is missing at the target");
        } catch (SealException broken) {
            if (broken.trouble() == SealException.Trouble.WRONG_KEY) {
                throw new BackupException(Trouble.USAGE, "wrong key: " + file.path() + " " + broken.getMessage());
            }
            onDamage(file, broken.getMessage());
        }
    }

    /** @param clause continues "its object NAME" */
    private void onDamage(StoredFile file, String clause) {
        if (firstReason.isEmpty()) {
            firstReason = file.path() + ": its object " + file.objectName() + " " + clause;
        }
        damaged.add(file.objectName());
    }

    private boolean isThere(StoredFile file, Path target) throws IOException {
        return hasLength(file, target) && sealing.name(Sha256.of(target)).equals(file.object());
    }

    private static boolean hasLength(StoredFile file, Path target) throws IOException {
        return Files.isRegularFile(target) && Files.size(target) == file.bytes();
    }

    /** @return whether the content is what was backed up */
    private boolean fetch(StoredFile file, Path into, long behind) throws IOException {
        MessageDigest digest = Sha256.begin();
        long bytes = 0;
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream stored = store.get(file.objectName());
                InputStream in = sealing.open(stored, file.object());
                WholeFile out = WholeFile.begin(into, into.resolve(file.path()))) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                digest.update(block, 0, length);
                out.write(block, length);
                bytes += length;
                progress.at(behind + Math.min(bytes, file.bytes()));
            }
            boolean whole = bytes == file.bytes() && sealing.name(digest.digest()).equals(file.object());
            if (whole) {
                out.complete();
            }
            return whole;
        }
    }
}
