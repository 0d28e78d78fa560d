package io.tickring.persistence.write;

import static java.nio.file.StandardOpenOption.WRITE;

import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.files.JournalPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** The order in which a directory ends. */
final class JournalClose {
    private JournalClose() {
    }

    /**
     * @param lastRecords writes what still belongs into the journal
     * @throws JournalFailedException where the journal fails here; what failed before was told before
     */
    static void close(JournalParts parts, Runnable lastRecords, JournalSync sync) {
        JournalHealth health = parts.health();
        JournalPosition position = parts.position();
        boolean told = health.failed();
        try {
            if (!health.failed()) {
                lastRecords.run();
            }
            long end = parts.cycles().position(parts.chronicle().end());
            parts.chronicle().close();
            parts.allocation().discard();
            sync.sync();
            if (!health.failed() && !health.diskFull()) {
                giveBack(parts.directory().cycleFiles(), end);
                position.close();
            } else {
                position.abandon();
            }
            parts.touched().close();
            if (!told) {
                health.require();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + parts.directory().path() + ": " + e.getMessage(), e);
        }
    }

    /** Readers never look behind the position that was published, so nobody misses what is cut off. */
    private static void giveBack(List<Path> files, long end) throws IOException {
        try (FileChannel file = FileChannel.open(files.get(FilePosition.file(end)), WRITE)) {
            file.truncate(FilePosition.offset(end));
            file.force(true);
        }
    }
}
