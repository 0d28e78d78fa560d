package io.tickring.persistence.replay;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.BarOutbox;
import io.tickring.engine.tick.TickEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pairs the bars that events give with those that stand in the journal behind them. A replay that has to be exact finds
 * each before the next event; with other settings a bar may come at another time, and only what never finds its like is
 * told in the end.
 */
final class BarMatch {
    private final Map<Key, Waiting> replayed = new LinkedHashMap<>();
    private final Map<Key, Waiting> stored = new LinkedHashMap<>();
    private final Differences differences;
    private final ReplayTally tally;
    private final boolean exact;

    BarMatch(Differences differences, ReplayTally tally, boolean exact) {
        this.differences = differences;
        this.tally = tally;
        this.exact = exact;
    }

    /** Takes the bars of an event that was applied, and frees them. */
    void replayed(long sequence, TickEvent event, BarOutbox outbox, boolean compared) {
        for (long position = event.barsFrom; position < event.barsTo; position++) {
            Waiting bar = Waiting.of(sequence, outbox.get(position), compared);
            Waiting other = stored.remove(bar.key());
            if (other == null) {
                replayed.put(bar.key(), bar);
            } else {
                compare(other.sequence, other.bar, bar);
            }
        }
        outbox.freeTo(event.barsTo);
    }

    /** Takes a bar of the journal. */
    void stored(long sequence, Bar bar, boolean compared) {
        Waiting found = replayed.remove(Key.of(bar));
        if (found != null) {
            compare(sequence, bar, found);
        } else if (!exact) {
            stored.put(Key.of(bar), Waiting.of(sequence, bar, compared));
        } else if (compared) {
            differences.oneSided(sequence, bar, true);
        }
    }

    private void compare(long sequence, Bar bar, Waiting found) {
        if (found.compared) {
            tally.bar(bar);
            differences.bars(sequence, "bar", bar, found.bar);
        }
    }

    /** Says that the bars of all events so far must have come. */
    void settle() {
        if (exact && !replayed.isEmpty()) {
            tellOnlyReplayed();
        }
    }

    /** Gives up what still waits: it was lost, and it is known why. */
    void forget() {
        replayed.clear();
        stored.clear();
    }

    /** @return bars that follow from the events and did not come so far */
    int waiting() {
        return replayed.size();
    }

    /** Ends a replay with other settings: what waits now has nothing like it on the other side. */
    void tellOneSided() {
        stored.values().stream().filter(Waiting::compared)
                .forEach(bar -> differences.oneSided(bar.sequence, bar.bar, true));
        stored.clear();
        tellOnlyReplayed();
    }

    private void tellOnlyReplayed() {
        replayed.values().stream().filter(Waiting::compared)
                .forEach(bar -> differences.oneSided(bar.sequence, bar.bar, false));
        replayed.clear();
    }

    private record Key(int market, long openTimeMs, int revision) {
        static Key of(Bar bar) {
            return new Key(bar.market, bar.openTimeMs, bar.revision);
        }
    }

    private record Waiting(long sequence, Bar bar, boolean compared) {
        static Waiting of(long sequence, Bar bar, boolean compared) {
            Bar copy = new Bar();
            copy.copyFrom(bar);
            return new Waiting(sequence, copy, compared);
        }

        Key key() {
            return Key.of(bar);
        }
    }
}
