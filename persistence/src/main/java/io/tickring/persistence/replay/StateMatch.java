package io.tickring.persistence.replay;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.tickring.engine.Engine;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.engine.validation.TickCounters;
import io.tickring.persistence.recover.CheckpointAssembler;
import java.util.List;
import org.agrona.DirectBuffer;

/** Compares the state of an engine with one that was saved: byte for byte, and by name where they differ. */
final class StateMatch {
    private static final List<String> SECTIONS = List.of("validator", "bars and counters", "open gaps");

    private final Differences differences;

    StateMatch(Differences differences) {
        this.differences = differences;
    }

    /**
     * @param replayed went through the same events
     * @param empty    fresh, with the same settings and markets; takes over what was saved where that differs
     * @return whether both are the same; if not, the differences are told
     * @throws IllegalArgumentException where another version laid the saved state out
     */
    boolean compare(long sequence, Engine replayed, CheckpointAssembler saved, Engine empty) {
        TickEvent checkpoint = new TickEvent();
        checkpoint.clearControl(EventKind.CHECKPOINT, 0);
        replayed.apply(checkpoint);
        String place = firstDifference(replayed.savedState(), saved.state());
        if (place.isEmpty()) {
            return true;
        }
        empty.restore(saved.sections());
        long before = differences.count();
        for (int market = 0; market < replayed.markets().size(); market++) {
            compareCounters(sequence, market, empty.counters(), replayed.counters());
            compareBars(sequence, empty.heldBars(market), replayed.heldBars(market));
        }
        if (differences.count() == before) {
            differences.state(sequence, TickEvent.UNKNOWN_MARKET, "state", place, "as saved", "another");
        }
        return false;
    }

    /** Sections that were added to the format later are missing in states saved before. */
    private static String firstDifference(List<StateOutput> replayed, DirectBuffer saved) {
        int sections = Math.min(saved.getInt(0, LITTLE_ENDIAN), replayed.size());
        int at = Integer.BYTES;
        for (int section = 0; section < sections; section++) {
            int length = saved.getInt(at, LITTLE_ENDIAN);
            int offset = mismatch(replayed.get(section), saved, at + Integer.BYTES, length);
            if (offset >= 0) {
                return SECTIONS.get(section) + ", byte " + offset;
            }
            at += Integer.BYTES + length;
        }
        return "";
    }

    private static int mismatch(StateOutput replayed, DirectBuffer saved, int from, int length) {
        int common = Math.min(length, replayed.length());
        for (int i = 0; i < common; i++) {
            if (replayed.buffer().getByte(i) != saved.getByte(from + i)) {
                return i;
            }
        }
        return length == replayed.length() ? -1 : common;
    }

    private void compareCounters(long sequence, int market, TickCounters saved, TickCounters replayed) {
        for (RejectReason reason : RejectReason.values()) {
            String name = reason == RejectReason.NONE ? "accepted" : reason.key();
            compare(sequence, market, name, saved.rejected(market, reason), replayed.rejected(market, reason));
        }
        compare(sequence, market, "late", saved.late(market), replayed.late(market));
    }

    private void compare(long sequence, int market, String name, long saved, long replayed) {
        if (saved != replayed) {
            differences.state(sequence, market, "counter", name, saved, replayed);
        }
    }

    private void compareBars(long sequence, List<Bar> saved, List<Bar> replayed) {
        for (Bar bar : saved) {
            Bar other = replayed.stream().filter(candidate -> candidate.openTimeMs == bar.openTimeMs).findFirst()
                    .orElseGet(Bar::new);
            differences.bars(sequence, "open_bar", bar, other);
        }
    }
}
