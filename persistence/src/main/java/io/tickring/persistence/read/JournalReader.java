package io.tickring.persistence.read;

import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.persistence.codec.FormatException;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.JournalPosition;
import io.tickring.persistence.format.SessionStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a whole journal, in this process or beside the one that writes it. While a writer lives, up to what it has
 * acknowledged; else to the end. Where a directory is damaged the reader goes on with the next one and keeps the place.
 * One thread; ticks and bars allocate nothing.
 */
public final class JournalReader implements AutoCloseable {
    private final BatchCursor cursor;
    private final RecordDispatcher dispatcher = new RecordDispatcher();
    private final long fromSequence;

    private JournalReader(BatchCursor cursor, long fromSequence) {
        this.cursor = cursor;
        this.fromSequence = fromSequence;
    }

    /**
     * @param journal      the journal's directory; one that does not exist has no records
     * @param fromSequence the first record wanted, 0 for all; definitions of markets that stand before it are not given
     */
    public static JournalReader open(Path journal, long fromSequence) {
        return new JournalReader(BatchCursor.over(journal, fromSequence), fromSequence);
    }

    /**
     * For readers in the writer's process, which ask its position instead of the file.
     *
     * @param liveEpoch the directory being written
     * @param position  of the journal being written
     */
    public static JournalReader beside(Path journal, long fromSequence, int liveEpoch, JournalPosition position) {
        return new JournalReader(BatchCursor.beside(journal, fromSequence, liveEpoch, position), fromSequence);
    }

    /**
     * Delivers the next batch.
     *
     * @return records delivered; 0 where there are no more now
     */
    public int poll(JournalListener listener) {
        while (cursor.next()) {
            int delivered = dispatch(listener);
            if (delivered > 0) {
                return delivered;
            }
        }
        return 0;
    }

    private int dispatch(JournalListener listener) {
        try {
            return dispatcher.dispatch(cursor.batch(), fromSequence, listener);
        } catch (FormatException e) {
            cursor.directory().refuse(e.getMessage());
            return 0;
        }
    }

    /** Delivers everything there is now. */
    public void readAll(JournalListener listener) {
        int delivered;
        do {
            delivered = poll(listener);
        } while (delivered > 0);
    }

    /** @return the directory of what was delivered last; only behind a delivery */
    public int epoch() {
        return cursor.directory().directory().epoch();
    }

    /** @return what was found damaged so far, in order */
    public List<Damage> damages() {
        return cursor.damages();
    }

    /**
     * @param journal the journal's directory
     * @return the session markers of all directories that have one, the oldest first
     */
    public static List<SessionMarker> sessions(Path journal) {
        return EpochDirectory.all(journal).stream().map(DirectoryCursor::sessionOf).flatMap(Optional::stream)
                .map(SessionStart::marker).toList();
    }

    /** @return the session that wrote the record of this sequence, empty where the journal has no such record */
    public static Optional<SessionMarker> sessionOf(Path journal, long sequence) {
        try (BatchCursor cursor = BatchCursor.over(journal, sequence)) {
            boolean found = cursor.next() && cursor.batch().firstSequence() <= sequence;
            return found ? DirectoryCursor.sessionOf(cursor.directory().directory()).map(SessionStart::marker)
                    : Optional.empty();
        }
    }

    /** @return the import of the file with this checksum, where the journal has one */
    public static Optional<SessionMarker> importedBefore(Path journal, String sha256) {
        return sessions(journal).stream().filter(session -> session.sourceSha256().equals(sha256)).findFirst();
    }

    @Override
    public void close() {
        cursor.close();
    }
}
