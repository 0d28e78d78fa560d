package io.tickring.persistence.read;

import io.tickring.persistence.codec.FormatException;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.files.Pruned;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;
import io.tickring.persistence.format.SessionStart;
import java.util.Optional;

/**
 * Goes from batch to batch through one directory and stops at the first damage. Every batch it gives has a checksum
 * that fits and begins where the one before ended, or behind records of which a note says that they were removed. One
 * thread.
 */
public final class DirectoryCursor implements AutoCloseable {
    /** Stands for a directory of which nobody knows the first sequence yet. */
    public static final long UNKNOWN = -1;
    /** The limit in a directory that nobody writes: its end is where no document follows. */
    public static final long TO_THE_END = Long.MAX_VALUE;

    private final EpochDirectory directory;
    private final DocumentCursor documents;
    private final BatchReader batch = new BatchReader();
    private long dueSequence;
    private long nextSequence;
    private Damage damage;

    /** @param firstSequence the sequence the directory begins with, or {@link #UNKNOWN} */
    public DirectoryCursor(EpochDirectory directory, long firstSequence) {
        this(directory, firstSequence, false);
    }

    /** @param thorough whether to look where no record is too */
    DirectoryCursor(EpochDirectory directory, long firstSequence, boolean thorough) {
        this.directory = directory;
        documents = new DocumentCursor(directory, thorough);
        nextSequence = firstSequence;
    }

    /**
     * Starts behind the beginning.
     *
     * @param position {@link FilePosition} of a document, or before it
     * @param sequence the sequence it begins with, or {@link #UNKNOWN}
     */
    public void seek(long position, long sequence) {
        documents.seek(position);
        nextSequence = sequence;
        damage = null;
    }

    /**
     * @param limit everything up to this sequence is known to be there; {@link #TO_THE_END} where no writer lives
     * @return whether there is a next batch
     */
    public boolean next(long limit) {
        if (damage != null || nextSequence > limit) {
            return false;
        }
        try {
            if (documents.next()) {
                open();
            } else if (limit == TO_THE_END || nextSequence == UNKNOWN) {
                return false;
            } else {
                damaged("expected records up to " + limit + ", found the end");
            }
        } catch (FormatException e) {
            damaged(e.getMessage());
        }
        return damage == null;
    }

    private void open() {
        batch.wrap(documents.buffer(), documents.bytes(), documents.from(), documents.length());
        long first = batch.firstSequence();
        if (nextSequence != UNKNOWN && first != nextSequence && !isPruned(first)) {
            throw new FormatException("expected sequence " + nextSequence + ", found " + first);
        }
        dueSequence = nextSequence;
        nextSequence = first + batch.count();
    }

    private boolean isPruned(long first) {
        return Pruned.of(directory).filter(note -> note.explains(nextSequence, first)).isPresent();
    }

    /** Ends the directory before the current batch: what it holds is not as it was written. */
    public void refuse(String reason) {
        nextSequence = dueSequence;
        damaged(reason);
    }

    /** Ends the directory here: what should follow is not as it was written. */
    void damaged(String reason) {
        damage = place(reason);
    }

    /** @return what a damage at this place would be */
    Damage place(String reason) {
        long last = nextSequence == UNKNOWN ? 0 : nextSequence - 1;
        return new Damage(directory.epoch(), documents.fileName(), FilePosition.offset(documents.position()), last,
                reason);
    }

    /** @return the session marker that a directory begins with, empty where it has none that can be read */
    public static Optional<SessionStart> sessionOf(EpochDirectory directory) {
        try (DirectoryCursor cursor = new DirectoryCursor(directory, UNKNOWN)) {
            return cursor.next(TO_THE_END) ? cursor.session() : Optional.empty();
        }
    }

    /**
     * @return the session marker, where the current batch begins with one; the batch is at its beginning again then
     */
    public Optional<SessionStart> session() {
        try {
            return batch.next() == RecordCode.SESSION ? Optional.of(batch.readSession()) : Optional.empty();
        } catch (FormatException e) {
            return Optional.empty();
        } finally {
            batch.rewind();
        }
    }

    /** @return what stands behind the end that {@link #next} found */
    BlindSpots.Tail tail() {
        return documents.tail();
    }

    /** @return the batch that {@link #next} found */
    public BatchReader batch() {
        return batch;
    }

    /** @return {@link FilePosition} of the batch's document */
    public long position() {
        return documents.position();
    }

    /** @return bytes of the batch */
    public int length() {
        return documents.length();
    }

    /** @return the sequence behind the last batch, or {@link #UNKNOWN} */
    public long nextSequence() {
        return nextSequence;
    }

    /** @return where the directory stopped being readable, null while it is */
    public Damage damage() {
        return damage;
    }

    public EpochDirectory directory() {
        return directory;
    }

    @Override
    public void close() {
        documents.close();
    }
}
