package io.tickring.persistence.read;

import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.codec.FormatException;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.format.SessionStart;
import java.nio.file.Path;
import java.util.List;

/**
 * With what the files of a directory begin: so a reader that wants the end of a long one passes over whole files, a day
 * each, instead of reading them.
 */
public final class FileStarts {
    /** The first tick of a file stands behind the definitions and the checkpoint that may begin it. */
    private static final int BATCHES_TO_A_TIME = 256;

    private FileStarts() {
    }

    /** Lets the cursor begin with the last file that begins at or before the sequence. */
    static void skipTo(long sequence, DirectoryCursor cursor) {
        for (int file = cursor.directory().cycleFiles().size() - 1; file > 0; file--) {
            long first = firstSequence(cursor.directory(), file);
            if (first != DirectoryCursor.UNKNOWN && first <= sequence) {
                cursor.seek(FilePosition.of(file, 0), first);
                return;
            }
        }
    }

    /**
     * @param file 0 for the first
     * @return the first sequence at or behind the beginning of this file, {@link DirectoryCursor#UNKNOWN} where none is
     */
    public static long firstSequence(EpochDirectory directory, int file) {
        try (DirectoryCursor cursor = at(directory, file)) {
            return cursor.next(DirectoryCursor.TO_THE_END) ? cursor.batch().firstSequence() : DirectoryCursor.UNKNOWN;
        }
    }

    private static DirectoryCursor at(EpochDirectory directory, int file) {
        DirectoryCursor cursor = new DirectoryCursor(directory, DirectoryCursor.UNKNOWN);
        cursor.seek(FilePosition.of(file, 0), DirectoryCursor.UNKNOWN);
        return cursor;
    }

    /**
     * Finds a place to begin for whoever wants everything since a time.
     *
     * @param journal the journal's directory
     * @param timeNs  our time, epoch ns
     * @return the first sequence of the last file that begins before the time; 0 where none does. What was received
     *         since then stands at or behind it; what stands behind it may be older, by a day at most in a live session
     */
    public static long firstSince(Path journal, long timeNs) {
        List<EpochDirectory> directories = EpochDirectory.all(journal);
        for (int i = directories.size() - 1; i >= 0; i--) {
            long sequence = firstSince(directories.get(i), timeNs);
            if (sequence != DirectoryCursor.UNKNOWN) {
                return sequence;
            }
        }
        return 0;
    }

    private static long firstSince(EpochDirectory directory, long timeNs) {
        if (start(directory, 0).timeNs >= timeNs) {
            return DirectoryCursor.UNKNOWN;
        }
        for (int file = directory.cycleFiles().size() - 1; file >= 0; file--) {
            Start start = start(directory, file);
            if (start.timeNs < timeNs) {
                return start.sequence;
            }
        }
        return DirectoryCursor.UNKNOWN;
    }

    /** A session's own time counts before that of its ticks: those of an import are as old as they like. */
    private static Start start(EpochDirectory directory, int file) {
        Start start = new Start();
        try (DirectoryCursor cursor = at(directory, file)) {
            RecordDispatcher dispatcher = new RecordDispatcher();
            for (int i = 0; i < BATCHES_TO_A_TIME && !start.isTimed()
                    && cursor.next(DirectoryCursor.TO_THE_END); i++) {
                start.sequence = start.sequence == DirectoryCursor.UNKNOWN ? cursor.batch().firstSequence()
                        : start.sequence;
                start.timeNs = Math.min(start.timeNs, cursor.session().map(FileStarts::startTimeNs)
                        .orElse(Long.MAX_VALUE));
                dispatcher.dispatch(cursor.batch(), 0, start);
            }
        } catch (FormatException damaged) {
            return new Start();
        }
        return start;
    }

    private static long startTimeNs(SessionStart session) {
        return session.marker().startTimeNs();
    }

    private static final class Start implements JournalListener {
        private long sequence = DirectoryCursor.UNKNOWN;
        private long timeNs = Long.MAX_VALUE;

        boolean isTimed() {
            return timeNs != Long.MAX_VALUE;
        }

        @Override
        public void onEvent(long at, TickEvent event) {
            if (!isTimed()) {
                timeNs = event.receiveTimeNs;
            }
        }
    }
}
