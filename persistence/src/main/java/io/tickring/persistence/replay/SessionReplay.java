package io.tickring.persistence.replay;

import io.tickring.engine.Engine;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.CheckpointPiece;
import io.tickring.persistence.format.RecordCode;
import io.tickring.persistence.recover.CheckpointAssembler;
import java.util.List;
import java.util.Map;

/**
 * The records of one session, run through an engine again.
 *
 * <p>What the engine decides is compared while its state is known to be that of the engine before. It is not behind a
 * gap of ticks that found no room on the disk, nor behind records that were archived and removed: those decided, and
 * are gone. The next checkpoint tells the state again.
 */
final class SessionReplay {
    private final ReplayRequest request;
    private final boolean live;
    private final Map<Integer, Market> markets;
    private final ReplayTally tally;
    private final Differences differences;
    private final BarMatch bars;
    private final CheckpointAssembler assembler = new CheckpointAssembler();
    private final TickEvent event = new TickEvent();
    private final Bar bar = new Bar();
    private Engine engine;
    private boolean known;
    private boolean compared;
    private boolean over;

    /**
     * @param engine  in the state the session began with
     * @param known   whether that is so
     * @param live    whether times rise with the records
     * @param markets by number, all that are defined so far; kept up to date by the caller
     * @param bars    what the session before left unwritten
     */
    SessionReplay(ReplayRequest request, Engine engine, boolean known, boolean live, Map<Integer, Market> markets,
            ReplayTally tally, Differences differences, BarMatch bars) {
        this.request = request;
        this.engine = engine;
        this.known = known;
        this.live = live;
        this.markets = markets;
        this.tally = tally;
        this.differences = differences;
        this.bars = bars;
        compared = request.fromNs() == Long.MIN_VALUE;
    }

    /** Takes over a definition. Other settings may say more of the highest price than it does. */
    void define(Market market) {
        engine.markets().restore(limited(market));
    }

    private Market limited(Market market) {
        return request.instead().map(settings -> settings.validation().maxPriceNanos().get(market.symbol()))
                .map(limit -> new Market(market.number(), market.symbol(), market.name(), market.assetClass(),
                        market.currency(), market.decimals(), limit)).orElse(market);
    }

    /** Takes the record that the batch gave last. */
    void take(int code, BatchReader batch) {
        switch (code) {
            case RecordCode.TICK -> {
                batch.readTick(event);
                onEvent(batch.sequence());
            }
            case RecordCode.REJECT -> {
                batch.readReject(event);
                onEvent(batch.sequence());
            }
            case RecordCode.CLOCK -> {
                batch.readClock(event);
                onEvent(batch.sequence());
            }
            case RecordCode.GAP -> {
                batch.readGap(event);
                onEvent(batch.sequence());
            }
            case RecordCode.BAR -> {
                batch.readBar(bar);
                onBar(batch.sequence());
            }
            case RecordCode.CHECKPOINT -> onPiece(batch.sequence(), batch.readCheckpoint());
            default -> { }
        }
    }

    private void onEvent(long sequence) {
        over |= live && event.receiveTimeNs >= request.toNs();
        if (event.kind == EventKind.GAP && event.gapReason == GapReason.NOT_JOURNALED) {
            forget();
        }
        if (over || !known) {
            countNotCompared();
            return;
        }
        if (event.kind != EventKind.CLOCK) {
            bars.settle();
        }
        compared = request.wants(event.receiveTimeNs);
        RejectReason reason = event.rejectReason;
        int marks = event.marks;
        long marketTimeMs = event.marketTimeMs;
        engine.apply(event);
        if (compared) {
            compare(sequence, reason, marks, marketTimeMs);
        }
        bars.replayed(sequence, event, engine.outbox(), compared);
        tally.event(sequence, event, compared);
    }

    /** Records are missing: what the engine decided there is not known, until a checkpoint tells its state. */
    void forget() {
        known = false;
        bars.forget();
    }

    private void compare(long sequence, RejectReason reason, int marks, long marketTimeMs) {
        if (event.rejectReason != reason) {
            differences.event(sequence, event, "reject", reason.key(), event.rejectReason.key());
        }
        if (event.marks != marks) {
            differences.event(sequence, event, "marks", marks, event.marks);
        }
        if (event.marketTimeMs != marketTimeMs) {
            differences.event(sequence, event, "marketTimeMs", marketTimeMs, event.marketTimeMs);
        }
        if (event.kind == EventKind.HEARTBEAT && event.barsFrom == event.barsTo && request.exact()) {
            differences.event(sequence, event, "bars", "some", "none");
        }
    }

    private void countNotCompared() {
        if (!over) {
            tally.notCompared();
        }
    }

    private void onBar(long sequence) {
        if (over || !known) {
            countNotCompared();
        } else {
            bars.stored(sequence, bar, compared);
        }
    }

    private void onPiece(long sequence, CheckpointPiece piece) {
        if (!over && assembler.add(piece)) {
            if (!known) {
                goOnFromSaved();
            } else if (request.exact()) {
                compareState(sequence);
            }
        }
    }

    private void compareState(long sequence) {
        bars.settle();
        try {
            tally.checkpoint();
            if (!new StateMatch(differences).compare(sequence, engine, assembler, fresh())) {
                goOnFromSaved();
            }
        } catch (IllegalArgumentException anotherLayout) {
            tally.notCompared();
        }
    }

    /** One difference is told where it shows first, and not in all that follows from it. */
    private void goOnFromSaved() {
        Engine next = fresh();
        known = restored(next, assembler.sections());
        if (known) {
            engine = next;
        }
    }

    private Engine fresh() {
        Engine next = new Engine(engine.settings());
        markets.values().forEach(market -> next.markets().restore(limited(market)));
        return next;
    }

    private static boolean restored(Engine engine, List<StateInput> sections) {
        try {
            engine.restore(sections);
            return true;
        } catch (IllegalArgumentException anotherLayout) {
            return false;
        }
    }

    /** @return whether the wanted time has passed */
    boolean over() {
        return over;
    }

    /** @return whether the session ended in a state that the next one began with */
    boolean known() {
        return known && !over;
    }

    Engine engine() {
        return engine;
    }
}
