package io.tickring.persistence.durable;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files that are on the disk when a method returns. */
public final class Durable {
    private static final String UNFINISHED = ".new";

    private Durable() {
    }

    /** Moves a finished file to its place; who looks there finds all of it or what was there before. */
    public static void move(Path file, Path place) throws IOException {
        force(file);
        Files.createDirectories(place.getParent());
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(place.getParent());
        force(place.getParent().getParent());
    }

    /** Writes a file; who looks finds all of it or what was there before. */
    public static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path made = file.resolveSibling(file.getFileName() + UNFINISHED);
        try (FileChannel channel = FileChannel.open(made, CREATE, WRITE, TRUNCATE_EXISTING)) {
            for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining();) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(file.getParent());
    }

    /**
     * Lets a file be its first bytes alone. It is replaced, not written: who has it open, and other names of it, keep
     * all of it. The caller forces its directory.
     *
     * @param zeros bytes of zero behind them
     */
    public static void shorten(Path file, long bytes, int zeros) throws IOException {
        Path made = file.resolveSibling(file.getFileName() + ".shortened");
        try (FileChannel from = FileChannel.open(file, READ);
                FileChannel to = FileChannel.open(made, CREATE, TRUNCATE_EXISTING, WRITE)) {
            for (long at = 0; at < bytes;) {
                at += from.transferTo(at, bytes - at, to);
            }
            to.write(ByteBuffer.allocate(zeros), bytes);
            to.force(true);
        }
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Forces a file, or the entries of a directory. */
    public static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, READ)) {
            channel.force(true);
        }
    }

    /** Deletes a directory and all in it; one that does not exist is no error. */
    public static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(directory)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
