package io.tickring.persistence.backup.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Objects as files of a directory: another disk, or what is mounted there. */
final class DirectoryStore implements BackupStore {
    private static final String PARTIAL = ".partial";
    private static final int BLOCK_BYTES = 1 << 20;

    private final Path root;

    /** @param root made with the first object where it is missing */
    DirectoryStore(Path root) {
        this.root = root.toAbsolutePath();
    }

    @Override
    public String place() {
        return root.toString();
    }

    @Override
    public void put(String name, ObjectSource object, LongConsumer sent) throws IOException {
        Path file = root.resolve(name);
        Path dir = makeDirectory(file.getParent());
        Path partial = dir.resolve(file.getFileName() + PARTIAL);
        try {
            write(partial, object, sent);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        Durable.force(dir);
    }

    /** Makes it with those above it, each of them lasting. */
    private Path makeDirectory(Path dir) throws IOException {
        if (!Files.isDirectory(dir)) {
            makeDirectory(dir.getParent());
            Files.createDirectories(dir);
            Durable.force(dir.getParent());
        }
        return dir;
    }

    private static void write(Path partial, ObjectSource object, LongConsumer sent) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = object.open();
                FileChannel out = FileChannel.open(partial, CREATE, TRUNCATE_EXISTING, WRITE)) {
            long behind = 0;
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                ByteBuffer left = ByteBuffer.wrap(block, 0, length);
                while (left.hasRemaining()) {
                    out.write(left);
                }
                behind += length;
                sent.accept(behind);
            }
            out.force(true);
        }
    }

    @Override
    public InputStream get(String name) throws IOException {
        return Files.newInputStream(root.resolve(name));
    }

    @Override
    public SortedMap<String, Long> list(String prefix) throws IOException {
        SortedMap<String, Long> found = new TreeMap<>();
        for (Path file : files()) {
            String name = root.relativize(file).toString();
            if (name.startsWith(prefix) && !name.endsWith(PARTIAL)) {
                found.put(name, Files.size(file));
            }
        }
        return found;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(root.resolve(name));
    }

    @Override
    public void sweep(long beforeMs) throws IOException {
        for (Path file : files()) {
            if (file.toString().endsWith(PARTIAL) && Files.getLastModifiedTime(file).toMillis() < beforeMs) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() {
        // Holds nothing open between calls.
    }
}
