package io.tickring.persistence.read;

import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.JournalPosition;
import io.tickring.persistence.format.BatchReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes from batch to batch through a whole journal: the directories in order of their epochs, each up to its end, up to
 * what a living writer has published, or up to the first damage. One thread.
 */
public final class BatchCursor implements AutoCloseable {
    private final Path journal;
    private final long fromSequence;
    private final Published published;
    private final boolean thorough;
    private final DirectoryChain chain;
    private final List<Damage> damages = new ArrayList<>();
    private DirectoryCursor current;
    private int epoch = -1;

    BatchCursor(Path journal, long fromSequence, Published published, boolean thorough) {
        this.journal = journal;
        this.thorough = thorough;
        chain = new DirectoryChain(thorough);
        this.fromSequence = fromSequence;
        this.published = published;
    }

    /**
     * @param journal      the journal's directory
     * @param fromSequence batches that end before this are passed over; 0 for all
     */
    public static BatchCursor over(Path journal, long fromSequence) {
        return new BatchCursor(journal, fromSequence, new PublishedByFile(journal), false);
    }

    /** Reads everything, and looks where no record is too: between the documents and behind their end. */
    static BatchCursor thorough(Path journal) {
        return new BatchCursor(journal, 0, new PublishedByFile(journal), true);
    }

    /** The same for whoever holds the writer's lock and does not write: every directory is read to its end. */
    static BatchCursor thoroughAlone(Path journal) {
        return new BatchCursor(journal, 0, directory -> DirectoryCursor.TO_THE_END, true);
    }

    /** For readers in the writer's process, which ask its position instead of the file. */
    static BatchCursor beside(Path journal, long fromSequence, int liveEpoch, JournalPosition position) {
        return new BatchCursor(journal, fromSequence, directory -> directory.epoch() == liveEpoch
                ? position.journaledSequence() : DirectoryCursor.TO_THE_END, false);
    }

    /** @return whether there is a next batch; false may turn to true while a writer lives */
    public boolean next() {
        while (current != null || openNext()) {
            if (nextInDirectory()) {
                if (current.nextSequence() > fromSequence) {
                    return true;
                }
            } else if (current.damage() == null && stillWritten()) {
                return false;
            } else {
                closeCurrent();
            }
        }
        return false;
    }

    private boolean nextInDirectory() {
        boolean first = current.nextSequence() == DirectoryCursor.UNKNOWN;
        boolean found = current.next(published.limit(current.directory()));
        return first && found ? chain.begin(current, damages) : found;
    }

    private boolean stillWritten() {
        EpochDirectory directory = current.directory();
        if (published.limit(directory) == DirectoryCursor.TO_THE_END) {
            return false;
        }
        published.refresh(directory);
        return published.limit(directory) != DirectoryCursor.TO_THE_END;
    }

    private boolean openNext() {
        List<EpochDirectory> rest =
                EpochDirectory.all(journal).stream().filter(directory -> directory.epoch() > epoch).toList();
        if (rest.isEmpty()) {
            return false;
        }
        boolean first = epoch < 0;
        EpochDirectory directory = rest.get(first ? DirectoryChain.indexOf(fromSequence, rest) : 0);
        epoch = directory.epoch();
        current = new DirectoryCursor(directory, DirectoryCursor.UNKNOWN, thorough);
        if (first) {
            FileStarts.skipTo(fromSequence, current);
        }
        return true;
    }

    private void closeCurrent() {
        chain.end(current);
        if (current.damage() != null) {
            damages.add(current.damage());
        }
        current.close();
        current = null;
    }

    /** @return the batch that {@link #next} found */
    public BatchReader batch() {
        return current.batch();
    }

    /** @return where that batch is */
    public DirectoryCursor directory() {
        return current;
    }

    /** @return what was found damaged so far, in order */
    public List<Damage> damages() {
        return List.copyOf(damages);
    }

    /** @return where a document was begun and not finished, so far; only for who reads thoroughly */
    List<Damage> unfinished() {
        return chain.unfinished();
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
        }
        if (published instanceof PublishedByFile file) {
            file.close();
        }
    }
}
