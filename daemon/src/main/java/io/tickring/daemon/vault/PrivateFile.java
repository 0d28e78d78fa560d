package io.tickring.daemon.vault;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.persistence.durable.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that only their owner may read. Where the file system knows no modes, they are not looked at. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final int MOST_BYTES = 1 << 17;

    private PrivateFile() {
    }

    /**
     * @param what the file is, for messages
     * @throws OperatorException where it is missing, can't be read, or others may read it
     */
    static byte[] read(Path file, String what) {
        try {
            requireOwnerOnly(file, what);
        } catch (NoSuchFileException e) {
            throw missing(file, what);
        } catch (IOException e) {
            throw unreadable(file, what, e);
        }
        return readGuarded(file, what);
    }

    /** As {@link #read}, of a file that somebody else keeps from others' eyes. */
    static byte[] readGuarded(Path file, String what) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new OperatorException(ExitCode.FAILED, file + ": is too long for " + what);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw missing(file, what);
        } catch (IOException e) {
            throw unreadable(file, what, e);
        }
    }

    private static OperatorException missing(Path file, String what) {
        return new OperatorException(ExitCode.USAGE, file + ": there is no such file; expected " + what);
    }

    private static OperatorException unreadable(Path file, String what, IOException e) {
        return new OperatorException(ExitCode.FAILED, file + ": " + what + " cannot be read: "
                + FileTrouble.reason(e));
    }

    /** @throws OperatorException where group or others have any right on the file */
    private static void requireOwnerOnly(Path file, String what) throws IOException {
        if (!knowsModes(file)) {
            return;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        boolean owners = mode.stream().allMatch(right -> right.name().startsWith("OWNER"));
        if (!owners) {
            throw new OperatorException(ExitCode.REFUSED, file + ": others may use " + what + " (mode "
                    + PosixFilePermissions.toString(mode) + "); expected 0600 or less: chmod 600 " + file);
        }
    }

    /** Whole or not at all: what stands there under the name is the old content or the new, also after a power cut. */
    static void write(Path file, byte[] content) {
        Path target = file.toAbsolutePath();
        try {
            Path dir = Files.createDirectories(target.getParent());
            Path fresh = Files.createTempFile(dir, "." + target.getFileName(), ".new", ownerOnly(dir));
            try {
                fill(fresh, content);
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            force(dir);
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, file + ": cannot be written: " + FileTrouble.reason(e));
        }
    }

    /** Overwrites the content before the name goes. Copies that the file system or the drive keeps are out of reach. */
    public static void erase(Path file) {
        try {
            byte[] zeros = new byte[(int) Math.min(Files.size(file), Integer.MAX_VALUE - 8)];
            fill(file, zeros);
            Files.delete(file);
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, file + ": cannot be deleted: " + FileTrouble.reason(e));
        }
    }

    private static void fill(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static void force(Path dir) throws IOException {
        if (knowsModes(dir)) {
            try (FileChannel channel = FileChannel.open(dir, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path dir) throws IOException {
        return knowsModes(dir) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsModes(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }
}
