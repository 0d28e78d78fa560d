package io.tickring.persistence.backup.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that gets its name, in place of one that has it, when it is whole and on the disk with the directories above
 * it. Closed before that, it leaves nothing. One thread.
 */
public final class WholeFile implements AutoCloseable {
    /** Ends the name of a file that is not whole; one that a kill left behind is written over by the next try. */
    public static final String PARTIAL = ".partial";

    private final Path place;
    private final Path file;
    private final Path partial;
    private final FileChannel channel;

    private WholeFile(Path place, Path file, Path partial, FileChannel channel) {
        this.place = place;
        this.file = file;
        this.partial = partial;
        this.channel = channel;
    }

    /**
     * @param place for messages: the directory that a person knows
     * @param file  below it; directories are made
     * @throws IOException here and from all other methods: what is wrong with the disk, for a person
     */
    public static WholeFile begin(Path place, Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + PARTIAL);
        try {
            makeDirectory(file.getParent());
            return new WholeFile(place, file, partial, FileChannel.open(partial, CREATE, TRUNCATE_EXISTING, WRITE));
        } catch (IOException e) {
            throw DiskTrouble.told(e, place);
        }
    }

    /** Makes it with those above it, each of them lasting. */
    private static void makeDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            makeDirectory(directory.getParent());
            Files.createDirectories(directory);
            Durable.force(directory.getParent());
        }
    }

    /** @param length bytes of the block, from its first on */
    public void write(byte[] block, int length) throws IOException {
        try {
            ByteBuffer left = ByteBuffer.wrap(block, 0, length);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        } catch (IOException e) {
            throw DiskTrouble.told(e, place);
        }
    }

    /** Says that all is written. */
    public void complete() throws IOException {
        try {
            channel.force(true);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Durable.force(file.getParent());
        } catch (IOException e) {
            throw DiskTrouble.told(e, place);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
