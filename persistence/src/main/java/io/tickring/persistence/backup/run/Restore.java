package io.tickring.persistence.backup.run;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.tickring.persistence.backup.catalogue.Catalogue;
import io.tickring.persistence.backup.catalogue.StoredFile;
import io.tickring.persistence.backup.run.BackupException.Trouble;
import io.tickring.persistence.backup.seal.SealException;
import io.tickring.persistence.backup.seal.Sealing;
import io.tickring.persistence.backup.store.BackupStore;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.durable.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the files of a backup back. Each is compared with its checksum on the way and gets its name when it is whole
 * and on the disk; one that is there already and is right is not fetched again. One thread.
 */
final class Restore {
    private static final String PARTIAL = ".restoring";
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
            bring(file, into.resolve(file.path()), behind);
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

    private static void requireRoom(Catalogue catalogue, Path into) throws IOException {
        long room = Files.getFileStore(into).getUsableSpace();
        if (room < catalogue.bytes()) {
            throw new BackupException(Trouble.FAILED, into + " has room for " + room + " bytes, the backup needs "
                    + catalogue.bytes() + "; make room or choose another disk");
        }
    }

    private void bring(StoredFile file, Path target, long behind) throws IOException {
        if (isThere(file, target)) {
            return;
        }
        Path dir = Files.createDirectories(target.getParent());
        Path partial = dir.resolve(target.getFileName() + PARTIAL);
        try {
            if (fetch(file, partial, behind)) {
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                Durable.force(dir);
            } else {
                onDamage(file, "its object " + file.objectName() + " was changed after it was written: its checksum "
                        + "does not fit");
            }
        } catch (NoSuchFileException missing) {
            onDamage(file, "its object " + file.objectName() + " is missing at the target");
        } catch (SealException broken) {
            if (broken.trouble() == SealException.Trouble.WRONG_KEY) {
                throw new BackupException(Trouble.USAGE, "wrong key: " + file.path() + " " + broken.getMessage());
            }
            onDamage(file, "its object " + file.objectName() + " " + broken.getMessage());
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private void onDamage(StoredFile file, String reason) {
        if (firstReason.isEmpty()) {
            firstReason = file.path() + ": " + reason;
        }
        damaged.add(file.objectName());
    }

    private boolean isThere(StoredFile file, Path target) throws IOException {
        if (!Files.isRegularFile(target) || Files.size(target) != file.bytes()) {
            return false;
        }
        return sealing.name(Sha256.of(target)).equals(file.object());
    }

    /** @return whether the content is what was backed up */
    private boolean fetch(StoredFile file, Path partial, long behind) throws IOException {
        MessageDigest digest = Sha256.begin();
        long bytes = 0;
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = sealing.open(store.get(file.objectName()), file.object());
                FileChannel out = FileChannel.open(partial, CREATE, TRUNCATE_EXISTING, WRITE)) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                digest.update(block, 0, length);
                writeAll(out, ByteBuffer.wrap(block, 0, length));
                bytes += length;
                progress.at(behind + Math.min(bytes, file.bytes()));
            }
            out.force(true);
        }
        return bytes == file.bytes() && sealing.name(digest.digest()).equals(file.object());
    }

    private static void writeAll(FileChannel out, ByteBuffer left) throws IOException {
        while (left.hasRemaining()) {
            out.write(left);
        }
    }
}
