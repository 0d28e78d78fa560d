package io.tickring.persistence.replay;

import io.tickring.engine.Engine;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.market.Market;
import io.tickring.persistence.codec.FormatException;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;
import io.tickring.persistence.format.SessionStart;
import io.tickring.persistence.read.BatchCursor;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Runs a part of the journal through the engine again, session by session, and compares every tick's fate, every bar
 * and every saved state with what was stored. The clock is made from the records, the limits are those of each
 * session's marker: so both have to be the same, bit for bit. One thread; beside a running writer up to what that has
 * published.
 */
public final class JournalReplay {
    private final ReplayRequest request;
    private final Map<Integer, Market> markets = new TreeMap<>();
    private final Differences differences = new Differences(markets);
    private final ReplayTally tally = new ReplayTally();
    private final ReplayStart start;
    private SessionMarker marker;
    private SessionReplay session;
    private Engine liveEngine;
    private final BarMatch liveBars;
    private BarMatch importBars;
    private boolean liveKnown = true;
    private int damages;
    private long lastSequence;

    private JournalReplay(Path journal, ReplayRequest request) {
        this.request = request;
        start = ReplayStart.of(journal, request);
        liveBars = newMatch();
    }

    /**
     * @param journal the journal's directory
     * @param onBytes told the bytes read so far, after each batch
     */
    public static ReplayReport run(Path journal, ReplayRequest request, LongConsumer onBytes) {
        return new JournalReplay(journal, request).run(journal, onBytes);
    }

    private ReplayReport run(Path journal, LongConsumer onBytes) {
        long from = start.base(journal).map(this::resume).orElseGet(start::sequence);
        try (BatchCursor cursor = BatchCursor.over(journal, from)) {
            long bytes = 0;
            while (!finished() && cursor.next()) {
                read(cursor);
                bytes += cursor.directory().length();
                onBytes.accept(bytes);
            }
            endSession();
            if (!request.exact()) {
                liveBars.tellOneSided();
            }
            return tally.report(differences, liveBars.waiting(), cursor.damages());
        }
    }

    private long resume(ReplayStart.Base base) {
        markets.putAll(base.markets());
        Engine engine = new Engine(request.settings(base.session()));
        marker = base.session();
        session = sessionOf(engine, true);
        markets.values().forEach(session::define);
        engine.restore(base.sections());
        return base.nextSequence();
    }

    private boolean finished() {
        return session != null && session.over() && !start.wantsMoreBehind(marker);
    }

    private void read(BatchCursor cursor) {
        try {
            read(cursor.batch(), cursor.damages().size());
        } catch (FormatException e) {
            cursor.directory().refuse(e.getMessage());
        }
    }

    private void read(BatchReader batch, int damagesNow) {
        boolean pruned = lastSequence > 0 && batch.firstSequence() > lastSequence + 1;
        for (int code = batch.next(); code >= 0; code = batch.next()) {
            if (pruned && code != RecordCode.SESSION && session != null) {
                session.forget();
            }
            pruned = false;
            switch (code) {
                case RecordCode.SESSION -> {
                    endSession();
                    SessionStart next = batch.readSession();
                    liveKnown &= damages == damagesNow && next.previousSequence() <= lastSequence;
                    damages = damagesNow;
                    begin(next.marker());
                }
                case RecordCode.MARKET -> define(batch.readMarket());
                case RecordCode.BAR -> onBar(code, batch);
                default -> pass(code, batch);
            }
        }
        lastSequence = batch.sequence();
    }

    private void define(Market market) {
        markets.put(market.number(), market);
        if (session != null) {
            session.define(market);
        }
    }

    private void onBar(int code, BatchReader batch) {
        if (marker.rebuilt()) {
            tally.rebuiltBar();
        } else {
            pass(code, batch);
        }
    }

    private void pass(int code, BatchReader batch) {
        if (session != null) {
            session.take(code, batch);
        }
    }

    private void begin(SessionMarker next) {
        marker = next;
        if (!start.wants(next)) {
            liveKnown &= !next.live();
            return;
        }
        Engine engine = new Engine(request.settings(next));
        boolean known = !next.live() || liveKnown;
        if (next.live() && liveKnown && liveEngine != null) {
            engine.takeOver(liveEngine);
        } else {
            markets.values().forEach(engine.markets()::restore);
        }
        session = sessionOf(engine, known);
    }

    private SessionReplay sessionOf(Engine engine, boolean known) {
        if (marker.live() && !known) {
            liveBars.forget();
        }
        tally.session();
        importBars = newMatch();
        return new SessionReplay(request, engine, known, marker.live(), markets, tally, differences,
                marker.live() ? liveBars : importBars);
    }

    private BarMatch newMatch() {
        return new BarMatch(differences, tally, request.exact());
    }

    private void endSession() {
        if (session != null && marker.live()) {
            liveEngine = session.engine();
            liveKnown = session.known();
        } else if (session != null && !request.exact()) {
            importBars.tellOneSided();
        }
        session = null;
    }
}
