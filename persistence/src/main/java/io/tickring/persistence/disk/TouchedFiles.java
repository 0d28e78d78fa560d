package io.tickring.persistence.disk;

import static java.nio.file.StandardOpenOption.READ;

import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The files that may hold unsynced bytes: the newest, and those left since the last sync. */
public class TouchedFiles {
    private final Path directory;
    private final Queue<Path> added = new ConcurrentLinkedQueue<>();
    private final List<Touched> open = new ArrayList<>();

    /** @param key tells a file from another one of the same name */
    private record Touched(Path path, Object key, FileChannel channel) {
        static Touched open(Path path) throws IOException {
            FileChannel channel = FileChannel.open(path, READ);
            return new Touched(path, key(path), channel);
        }

        private static Object key(Path path) throws IOException {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        }

        /** What is written into a file without a name is gone with the process, and its sync succeeds all the same. */
        void requireNamed() throws IOException {
            try {
                if (String.valueOf(key).equals(String.valueOf(key(path)))) {
                    return;
                }
            } catch (NoSuchFileException e) {
                throw new IOException(path + " is gone: it was deleted or moved while it was written", e);
            }
            throw new IOException(path + " is another file than the one that was written: it was replaced");
        }
    }

    public TouchedFiles(Path directory) {
        this.directory = directory;
    }

    /** Before the first byte is written to a file. Any thread. */
    void add(Path file) {
        added.add(file);
    }

    /**
     * Brings everything to the disk that was written before the call. One thread.
     *
     * @throws IOException where it is not there then: the disk failed, or the file has lost its name
     */
    public void force() throws IOException {
        boolean created = openAdded();
        for (Touched file : open) {
            file.channel.force(false);
        }
        if (created) {
            Durable.force(directory);
            Durable.force(directory.getParent());
        }
        while (open.size() > 1) {
            open.remove(0).channel.close();
        }
        if (!open.isEmpty()) {
            open.get(0).requireNamed();
        }
    }

    public void close() throws IOException {
        for (Touched file : open) {
            file.channel.close();
        }
        open.clear();
    }

    private boolean openAdded() throws IOException {
        boolean any = false;
        for (Path file = added.poll(); file != null; file = added.poll()) {
            open.add(Touched.open(file));
            any = true;
        }
        return any;
    }
}
