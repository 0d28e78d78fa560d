package io.tickring.persistence.backup.run;

import io.tickring.persistence.backup.run.BackupException.Trouble;
import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The directory that a restore fills. Until it is whole a file in it says so and names the backup, so that no daemon
 * starts on half a journal and the same restore can be started again.
 */
public final class EmptyDirectory {
    private static final String MARK = "restore.unfinished";

    private final Path directory;

    private EmptyDirectory(Path directory) {
        this.directory = directory;
    }

    /** @return whether a restore into this directory began and did not end */
    public static boolean unfinished(Path directory) {
        return Files.exists(directory.resolve(MARK));
    }

    /**
     * Marks it.
     *
     * @throws BackupException where there is anything in it but what an unfinished restore of the same backup left
     */
    static EmptyDirectory take(Path directory, String id) throws IOException {
        Path mark = directory.resolve(MARK);
        String begun = Files.exists(mark) ? Files.readString(mark).strip() : "";
        if (begun.isEmpty()) {
            requireEmpty(directory);
            Files.createDirectories(directory);
            Files.writeString(mark, id);
            Durable.force(mark);
            Durable.force(directory);
        } else {
            requireSame(directory, begun, id);
        }
        return new EmptyDirectory(directory);
    }

    private static void requireSame(Path directory, String begun, String id) throws BackupException {
        if (!begun.equals(id)) {
            throw new BackupException(Trouble.REFUSED, directory + " holds a part of backup " + begun + "; go on with "
                    + "--backup " + begun + ", or empty the directory");
        }
    }

    /** A mark without a name was left by a kill before anything came. */
    private static void requireEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new BackupException(Trouble.REFUSED, directory + " is no directory; name one that is empty or new");
        }
        try (Stream<Path> files = Files.list(directory)) {
            if (files.anyMatch(file -> !file.endsWith(MARK))) {
                throw new BackupException(Trouble.REFUSED, directory + " is not empty; a backup is restored into an "
                        + "empty or new directory only, so that nothing is mixed or overwritten");
            }
        }
    }

    /** Says that it is whole. */
    void complete() throws IOException {
        Files.delete(directory.resolve(MARK));
        Durable.force(directory);
    }
}
