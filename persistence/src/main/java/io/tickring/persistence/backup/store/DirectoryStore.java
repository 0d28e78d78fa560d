package io.tickring.persistence.backup.store;

import io.tickring.persistence.backup.disk.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Objects as files of a directory: another disk, or what is mounted there. */
final class DirectoryStore implements BackupStore {
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
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = object.open(); WholeFile out = WholeFile.begin(root, root.resolve(name))) {
            long behind = 0;
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                out.write(block, length);
                behind += length;
                sent.accept(behind);
            }
            out.complete();
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
            if (name.startsWith(prefix) && !name.endsWith(WholeFile.PARTIAL)) {
                found.put(name, Files.size(file));
            }
        }
        return found;
    }

    private List<Path> files() throws IOException {
        return Files.isDirectory(root) ? OwnFiles.below(root) : List.of();
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(root.resolve(name));
    }

    @Override
    public void sweep(long beforeMs) throws IOException {
        for (Path file : files()) {
            if (file.toString().endsWith(WholeFile.PARTIAL) && Files.getLastModifiedTime(file).toMillis() < beforeMs) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() {
        // Holds nothing open between calls.
    }
}
