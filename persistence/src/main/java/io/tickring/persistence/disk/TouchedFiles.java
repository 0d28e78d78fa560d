package io.tickring.persistence.disk;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The files that may hold unsynced bytes: the newest, and those left since the last sync. */
public class TouchedFiles {
    private final Path directory;
    private final Queue<Path> added = new ConcurrentLinkedQueue<>();
    private final List<FileChannel> open = new ArrayList<>();

    public TouchedFiles(Path directory) {
        this.directory = directory;
    }

    /** Before the first byte is written to a file. Any thread. */
    void add(Path file) {
        added.add(file);
    }

    /** Brings everything to the disk that was written before the call. One thread. */
    public void force() throws IOException {
        boolean created = openAdded();
        for (FileChannel file : open) {
            file.force(false);
        }
        if (created) {
            forceEntries(directory);
            forceEntries(directory.getParent());
        }
        while (open.size() > 1) {
            open.remove(0).close();
        }
    }

    public void close() throws IOException {
        for (FileChannel file : open) {
            file.close();
        }
        open.clear();
    }

    private boolean openAdded() throws IOException {
        boolean any = false;
        for (Path file = added.poll(); file != null; file = added.poll()) {
            open.add(FileChannel.open(file, READ));
            any = true;
        }
        return any;
    }

    private static void forceEntries(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }
}
