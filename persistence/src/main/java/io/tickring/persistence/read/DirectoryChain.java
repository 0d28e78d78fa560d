package io.tickring.persistence.read;

import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.PositionFile;
import io.tickring.persistence.files.SetAside;
import io.tickring.persistence.format.SessionStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks that one directory follows the other: what a directory lost at its end shows in its position file, and in the
 * session marker of the next one.
 */
final class DirectoryChain {
    private final boolean thorough;
    private final List<Damage> unfinished = new ArrayList<>();
    /** Where the directory before ended, null where it is known to be damaged. */
    private Damage ended;
    /** What is known to be missing there goes up to this sequence. */
    private long setAsideTo;

    /** @param thorough whether to look behind the end too: reads all spare room */
    DirectoryChain(boolean thorough) {
        this.thorough = thorough;
    }

    /** @return the last of these directories that may hold the sequence */
    static int indexOf(long sequence, List<EpochDirectory> directories) {
        for (int i = directories.size() - 1; i > 0; i--) {
            long first = firstSequence(directories.get(i));
            if (first != DirectoryCursor.UNKNOWN && first <= sequence) {
                return i;
            }
        }
        return 0;
    }

    private static long firstSequence(EpochDirectory directory) {
        try (DirectoryCursor cursor = new DirectoryCursor(directory, DirectoryCursor.UNKNOWN)) {
            return cursor.next(DirectoryCursor.TO_THE_END) ? cursor.batch().firstSequence() : DirectoryCursor.UNKNOWN;
        }
    }

    /**
     * Checks the first batch of a directory.
     *
     * @return whether it may be read
     */
    boolean begin(DirectoryCursor cursor, List<Damage> damages) {
        Optional<SessionStart> session = cursor.session();
        long first = cursor.batch().firstSequence();
        if (session.isEmpty() || session.get().marker().epoch() != cursor.directory().epoch()) {
            cursor.refuse("expected the session marker of epoch " + cursor.directory().epoch());
        } else if (!session.get().follows(first)) {
            cursor.refuse("expected a sequence that follows " + session.get().previousSequence() + ", found " + first);
        } else {
            requireNoLoss(session.get().previousSequence(), damages);
        }
        return cursor.damage() == null;
    }

    private void requireNoLoss(long previousSequence, List<Damage> damages) {
        if (ended != null && Math.max(ended.lastSequence(), setAsideTo) < previousSequence) {
            damages.add(new Damage(ended.epoch(), ended.file(), ended.offset(), ended.lastSequence(),
                    "expected records up to " + previousSequence + ", for the next directory begins behind them"));
        }
    }

    /** Takes note of a directory's end, and damages it where its writer had acknowledged more. */
    void end(DirectoryCursor cursor) {
        Optional<SetAside> known = SetAside.of(cursor.directory()).filter(note -> endsAt(cursor, note));
        if (cursor.damage() == null && known.isEmpty()) {
            PositionFile.read(cursor.directory()).ifPresent(file -> requireAcknowledged(cursor, file));
        }
        if (cursor.damage() == null && thorough) {
            lookBehind(cursor);
        }
        if (cursor.damage() != null) {
            ended = null;
        } else if (cursor.nextSequence() != DirectoryCursor.UNKNOWN || known.isPresent()) {
            ended = cursor.place("");
            setAsideTo = known.map(SetAside::lostTo).orElse(0L);
        }
    }

    private static boolean endsAt(DirectoryCursor cursor, SetAside note) {
        return cursor.place("").lastSequence() == note.lastSequence();
    }

    private void requireAcknowledged(DirectoryCursor cursor, PositionFile file) {
        try (file) {
            if (file.journaledSequence() >= Math.max(cursor.nextSequence(), file.firstSequence())) {
                cursor.damaged("expected records up to " + file.journaledSequence() + " (synced up to "
                        + file.syncedSequence() + "), found the end");
            } else if (thorough && file.closedInOrder() && file.journaledSequence() + 1 < cursor.nextSequence()) {
                cursor.damaged("expected the end behind " + file.journaledSequence()
                        + ", where the writer closed it, found records");
            }
        }
    }

    private void lookBehind(DirectoryCursor cursor) {
        BlindSpots.Tail tail = cursor.tail();
        boolean closed = PositionFile.ask(cursor.directory(), PositionFile::closedInOrder).orElse(false);
        if (tail == BlindSpots.Tail.ONE_DOCUMENT && !closed) {
            unfinished.add(cursor.place("a document that nobody finished, or that was damaged and never acknowledged"));
        } else if (tail != BlindSpots.Tail.NOTHING) {
            cursor.damaged(BlindSpots.EXPECTED_BEHIND);
        }
    }

    /** @return where a document was begun and not finished, in the directories that ended so far */
    List<Damage> unfinished() {
        return List.copyOf(unfinished);
    }
}
