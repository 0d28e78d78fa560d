package io.tickring.persistence.replay;

import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.market.Market;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.CheckpointPiece;
import io.tickring.persistence.format.RecordCode;
import io.tickring.persistence.read.BatchCursor;
import io.tickring.persistence.read.DirectoryCursor;
import io.tickring.persistence.recover.CheckpointAssembler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a replay has to begin, and which sessions it needs. A live session reaches from its start to the next one's;
 * the times of an import are those of its file, which nobody knows before it is read.
 */
final class ReplayStart {
    private final ReplayRequest request;
    private final List<Session> sessions = new ArrayList<>();

    private ReplayStart(ReplayRequest request) {
        this.request = request;
    }

    static ReplayStart of(Path journal, ReplayRequest request) {
        ReplayStart start = new ReplayStart(request);
        for (EpochDirectory directory : EpochDirectory.all(journal)) {
            try (DirectoryCursor cursor = new DirectoryCursor(directory, DirectoryCursor.UNKNOWN)) {
                if (cursor.next(DirectoryCursor.TO_THE_END)) {
                    cursor.session().ifPresent(session -> start.sessions.add(
                            new Session(session.marker(), cursor.batch().firstSequence())));
                }
            }
        }
        return start;
    }

    /** @return the first record of the first session that is wanted, 0 for the beginning */
    long sequence() {
        return firstWanted().map(Session::firstSequence).orElse(0L);
    }

    /** @return the last state before the wanted time, where the first session wanted is a live one that has one */
    Optional<Base> base(Path journal) {
        return request.fromNs() == Long.MIN_VALUE ? Optional.empty()
                : firstWanted().filter(session -> session.marker.live()).flatMap(session -> base(journal, session));
    }

    private Optional<Session> firstWanted() {
        return sessions.stream().filter(session -> wants(session.marker)).findFirst();
    }

    /** @return whether events of the session may lie in the wanted time */
    boolean wants(SessionMarker session) {
        if (!session.live()) {
            return !session.rebuilt();
        }
        long endNs = sessions.stream().map(Session::marker).filter(SessionMarker::live)
                .filter(other -> other.epoch() > session.epoch()).mapToLong(SessionMarker::startTimeNs).findFirst()
                .orElse(Long.MAX_VALUE);
        return endNs > request.fromNs() && session.startTimeNs() < request.toNs();
    }

    /** @return whether a session behind this one is wanted */
    boolean wantsMoreBehind(SessionMarker session) {
        return sessions.stream().map(Session::marker)
                .anyMatch(other -> other.epoch() > session.epoch() && wants(other));
    }

    private Optional<Base> base(Path journal, Session session) {
        try (BatchCursor cursor = BatchCursor.over(journal, session.firstSequence)) {
            BaseScan scan = new BaseScan(session.marker, request.fromNs());
            while (!scan.over && cursor.next()
                    && cursor.directory().directory().epoch() == session.marker.epoch()) {
                scan.read(cursor.batch());
            }
            return Optional.ofNullable(scan.found);
        }
    }

    private record Session(SessionMarker marker, long firstSequence) {
    }

    /**
     * A saved state to begin with.
     *
     * @param session      it belongs to
     * @param markets      by number, as they were defined by then
     * @param sections     the state
     * @param nextSequence of the record behind it
     */
    record Base(SessionMarker session, Map<Integer, Market> markets, List<StateInput> sections, long nextSequence) {
    }

    private static final class BaseScan {
        private final SessionMarker session;
        private final long untilNs;
        private final Map<Integer, Market> markets = new TreeMap<>();
        private CheckpointAssembler assembler = new CheckpointAssembler();
        private Base found;
        private boolean over;

        BaseScan(SessionMarker session, long untilNs) {
            this.session = session;
            this.untilNs = untilNs;
        }

        void read(BatchReader batch) {
            for (int code = batch.next(); code >= 0 && !over; code = batch.next()) {
                if (code == RecordCode.MARKET) {
                    Market market = batch.readMarket();
                    markets.put(market.number(), market);
                } else if (code == RecordCode.CHECKPOINT) {
                    take(batch.readCheckpoint(), batch.firstSequence() + batch.count());
                }
            }
        }

        private void take(CheckpointPiece piece, long nextSequence) {
            over = piece.receiveTimeNs() > untilNs;
            if (!over && assembler.add(piece)) {
                found = new Base(session, new TreeMap<>(markets), assembler.sections(), nextSequence);
                assembler = new CheckpointAssembler();
            }
        }
    }
}
