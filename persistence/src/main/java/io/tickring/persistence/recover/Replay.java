package io.tickring.persistence.recover;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.codec.FormatException;
import io.tickring.persistence.read.Damage;
import io.tickring.persistence.read.DirectoryCursor;
import io.tickring.persistence.read.RecordDispatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies records to an engine as if they came again. */
final class Replay {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final Engine target;
    private Engine engine;
    private final RecordDispatcher dispatcher = new RecordDispatcher();
    private final BarComparison bars = new BarComparison();
    private final List<Damage> damages = new ArrayList<>();
    private long lastSequence;
    private long lastReceiveTimeNs;
    private long applied;

    /** @param target fresh; the sessions that are applied had its settings */
    Replay(Engine target) {
        this.target = target;
        engine = target;
    }

    /**
     * @param target   fresh
     * @param sessions what will be applied: where one had other settings, each is applied with its own, for what became
     *                 of its ticks must not depend on those of the next start
     */
    static Replay of(Engine target, List<DirectoryState> sessions) {
        Replay replay = new Replay(target);
        boolean same = sessions.stream().map(DirectoryState::settings).flatMap(Optional::stream)
                .allMatch(settings -> settings.asMap().equals(target.settings().asMap()));
        if (!same) {
            replay.engine = new Engine(target.settings());
        }
        return replay;
    }

    private void goOnWith(EngineSettings settings) {
        if (engine != target && !settings.asMap().equals(engine.settings().asMap())) {
            Engine next = new Engine(settings);
            next.takeOver(engine);
            engine = next;
        }
    }

    /** Hands the state over, where it was made by another engine than the one that goes on. */
    void finish() {
        if (engine != target) {
            target.takeOver(engine);
            engine = target;
        }
    }

    /**
     * Applies a live directory: its last checkpoint and what stands behind it, or all its records where it has none.
     * One that another version of the engine wrote is of no use, and so are those before it.
     */
    void run(DirectoryState directory) {
        directory.settings().ifPresent(this::goOnWith);
        Optional<LastCheckpoint> base = directory.checkpoint().filter(found -> restore(found, directory));
        try (DirectoryCursor cursor = open(directory, base)) {
            readRest(cursor, new Applying());
        }
    }

    /** Takes over what a directory defines, and nothing else. */
    void markets(DirectoryState directory) {
        Optional<LastCheckpoint> base = directory.checkpoint();
        base.ifPresent(checkpoint -> checkpoint.markets().forEach(engine.markets()::restore));
        try (DirectoryCursor cursor = open(directory, base)) {
            readRest(cursor, new Defining());
        }
    }

    /** @return a cursor behind the checkpoint, or at the directory's beginning where there is none */
    private static DirectoryCursor open(DirectoryState directory, Optional<LastCheckpoint> base) {
        DirectoryCursor cursor = new DirectoryCursor(directory.directory(), DirectoryCursor.UNKNOWN);
        base.ifPresent(checkpoint -> {
            cursor.seek(checkpoint.position(), checkpoint.sequence());
            cursor.next(DirectoryCursor.TO_THE_END);
        });
        return cursor;
    }

    private boolean restore(LastCheckpoint checkpoint, DirectoryState directory) {
        checkpoint.markets().forEach(engine.markets()::restore);
        lastReceiveTimeNs = Math.max(lastReceiveTimeNs, checkpoint.receiveTimeNs());
        try {
            engine.restore(checkpoint.sections());
            return true;
        } catch (IllegalArgumentException e) {
            LOG.warn("recovery=checkpoint_of_another_version epoch={} reason=\"{}\"; all records of the directory are "
                    + "applied instead, and counters begin there", directory.directory().epoch(), e.getMessage());
            return false;
        }
    }

    private void readRest(DirectoryCursor cursor, JournalListener listener) {
        while (cursor.next(DirectoryCursor.TO_THE_END)) {
            try {
                dispatcher.dispatch(cursor.batch(), 0, listener);
            } catch (FormatException e) {
                cursor.refuse(e.getMessage());
            }
        }
        lastSequence = Math.max(lastSequence, cursor.nextSequence() - 1);
        if (cursor.damage() != null) {
            damages.add(cursor.damage());
        }
    }

    long lastSequence() {
        return lastSequence;
    }

    long lastReceiveTimeNs() {
        return lastReceiveTimeNs;
    }

    long applied() {
        return applied;
    }

    List<Bar> missingBars() {
        return bars.missing();
    }

    long differingBars() {
        return bars.differing();
    }

    List<Damage> damages() {
        return damages;
    }

    /** Takes over markets only. */
    private class Defining implements JournalListener {
        @Override
        public void onMarket(long sequence, Market market) {
            engine.markets().restore(market);
        }
    }

    /** Takes over everything. */
    private final class Applying extends Defining {
        @Override
        public void onEvent(long sequence, TickEvent event) {
            lastReceiveTimeNs = Math.max(lastReceiveTimeNs, event.receiveTimeNs);
            applied++;
            engine.apply(event);
            bars.implied(event, engine.outbox());
        }

        @Override
        public void onBar(long sequence, Bar bar) {
            bars.stored(bar);
        }
    }
}
