package io.tickring.persistence.recover;

import io.tickring.engine.Engine;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.files.BootId;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.WriterLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings an engine to where the journal is. Reads only: the directories of earlier starts are never written again.
 *
 * <p>A live start takes the last complete checkpoint of the last live directory and applies the records behind it; an
 * import takes over the markets only. Either way every number of a market is known afterwards, and the next epoch and
 * sequence.
 */
public final class JournalRecovery {
    /** Brings a file, or the entries of a directory, to the disk. */
    @FunctionalInterface
    interface Forcing {
        void force(Path path) throws IOException;
    }

    private JournalRecovery() {
    }

    /**
     * Restores a fresh engine for a live session.
     *
     * @param lock held by this process, so that nobody writes meanwhile
     */
    public static Recovered live(WriterLock lock, Path journal, Engine engine) {
        Objects.requireNonNull(lock, "lock");
        return recover(journal, engine, true, BootId.current());
    }

    /** Restores the markets of a fresh engine for an import. */
    public static Recovered forImport(WriterLock lock, Path journal, Engine engine) {
        Objects.requireNonNull(lock, "lock");
        return recover(journal, engine, false, BootId.current());
    }

    static Recovered recover(Path journal, Engine engine, boolean live, long bootId) {
        return recover(journal, engine, live, bootId, Durable::force);
    }

    static Recovered recover(Path journal, Engine engine, boolean live, long bootId, Forcing forcing) {
        List<EpochDirectory> all = EpochDirectory.all(journal);
        List<DirectoryState> visited = newestUntilBase(all, live, bootId);
        forceUnsynced(visited, forcing);
        Replay replay = Replay.of(engine, live ? visited.stream().filter(DirectoryState::live).toList() : List.of());
        for (DirectoryState directory : visited) {
            if (live && directory.live()) {
                replay.run(directory);
            } else {
                replay.markets(directory);
            }
        }
        replay.finish();
        KnownSequence known = KnownSequence.of(visited, replay.lastSequence(), bootId);
        int nextEpoch = all.isEmpty() ? 1 : all.get(all.size() - 1).epoch() + 1;
        return new Recovered(journalId(visited), nextEpoch, known.highest(), known.jump(),
                replay.lastReceiveTimeNs(), stoppedAtNs(visited, replay), replay.applied(), replay.missingBars(),
                replay.differingBars(), replay.damages());
    }

    /**
     * Tells which directories the next start reads: it may be beside a living writer, who only adds newer ones.
     *
     * @return the epoch of the oldest one; 0 where there is no journal
     */
    public static int neededFrom(Path journal) {
        List<EpochDirectory> all = EpochDirectory.all(journal);
        long bootId = BootId.current();
        List<DirectoryState> live = newestUntilBase(all, true, bootId);
        List<DirectoryState> needed =
                live.stream().anyMatch(DirectoryState::live) ? live : newestUntilBase(all, false, bootId);
        return needed.isEmpty() ? 0 : needed.get(0).directory().epoch();
    }

    /**
     * Goes back until a directory has a complete checkpoint; for a live start, until a live one has.
     *
     * @return from that directory on, in order; all directories where none has one
     */
    private static List<DirectoryState> newestUntilBase(List<EpochDirectory> all, boolean live, long bootId) {
        List<DirectoryState> visited = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            DirectoryState state = DirectoryState.of(all.get(i), bootId);
            visited.add(state);
            if (state.checkpoint().isPresent() && (!live || state.live())) {
                break;
            }
        }
        Collections.reverse(visited);
        return visited;
    }

    /**
     * Brings to the disk what a killed writer left in memory: the next one says synced of everything before its first
     * sequence. Directories before these were forced by the starts that came after them.
     */
    private static void forceUnsynced(List<DirectoryState> visited, Forcing forcing) {
        for (DirectoryState state : visited) {
            if (!state.closedInOrder()) {
                force(state.directory(), forcing);
            }
        }
    }

    private static void force(EpochDirectory directory, Forcing forcing) {
        try {
            for (Path file : directory.cycleFiles()) {
                forcing.force(file);
            }
            if (Files.exists(directory.positionFile())) {
                forcing.force(directory.positionFile());
            }
            forcing.force(directory.path());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot bring " + directory.path() + " to the disk: " + e.getMessage(), e);
        }
    }

    private static long stoppedAtNs(List<DirectoryState> visited, Replay replay) {
        long seenNs = visited.stream().filter(DirectoryState::live).mapToLong(DirectoryState::aliveTimeNs).max()
                .orElse(0);
        return Math.max(seenNs, replay.lastReceiveTimeNs());
    }

    private static long journalId(List<DirectoryState> visited) {
        return visited.stream().map(DirectoryState::marker).flatMap(Optional::stream)
                .map(SessionMarker::journalId).findFirst().orElseGet(() -> new SecureRandom().nextLong());
    }
}
