package io.tickring.simulator.stream;

import io.tickring.simulator.fault.FaultBoard;
import io.tickring.simulator.fault.QuoteFault;
import io.tickring.simulator.fault.Running;
import io.tickring.simulator.fault.VenueFault;
import io.tickring.simulator.ledger.Ledger;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.wire.TextFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Sends quotes as the faults at work leave them. Each works on what those before it have left. What they add or change
 * stands in the ledger under their name. Stream loop only.
 */
final class QuoteFaults {
    private final FaultBoard board;
    private final Ledger ledger;
    private final Map<Place, Long> passed = new HashMap<>();
    private final Map<Place, Late> late = new HashMap<>();

    /** Where a fault counts: one market on one socket. */
    private record Place(long fault, int market, int socket) {
    }

    /** A frame on its way, and the name of the fault that made it so; empty for none. */
    private record Frame(String text, String fault) {
    }

    /** A quote that is to come after the next. */
    private record Late(Connection connection, int market, Quote quote, Frame frame) {
    }

    QuoteFaults(FaultBoard board, Ledger ledger) {
        this.board = board;
        this.ledger = ledger;
    }

    boolean isAnyAtWork() {
        return !board.onQuotes().isEmpty();
    }

    void send(Connection connection, Instrument market, Quote quote, String text) {
        List<Frame> frames = List.of(new Frame(text, ""));
        List<Late> overdue = new ArrayList<>();
        for (Running running : board.onQuotes()) {
            if (concerns(running, market, quote) && running.strikes(connection.number())) {
                Place place = new Place(running.id(), market.number(), connection.number());
                overdue.addAll(overdue(place));
                frames = strike(running, place, frames, connection, quote);
            }
        }
        frames.forEach(frame -> hand(connection, market.number(), quote, frame));
        overdue.forEach(this::hand);
    }

    /** What a market made before it closed is still handed out. */
    private static boolean concerns(Running running, Instrument market, Quote quote) {
        boolean madeBefore = running.fault() == VenueFault.CLOSED_MARKET && quote.timeMs() < running.beginMs();
        return running.strikes(market.epic()) && !madeBefore;
    }

    private List<Late> overdue(Place place) {
        Late waiting = late.remove(place);
        return waiting == null ? List.of() : List.of(waiting);
    }

    private List<Frame> strike(Running running, Place place, List<Frame> frames, Connection connection, Quote quote) {
        boolean misses = running.fault() instanceof QuoteFault
                && passed.merge(place, 1L, Long::sum) % Math.max(1, running.value()) != 0;
        if (frames.isEmpty() || misses) {
            return frames;
        }
        running.strike();
        if (running.fault() == VenueFault.CLOSED_MARKET) {
            return List.of();
        }
        QuoteFault fault = (QuoteFault) running.fault();
        if (fault == QuoteFault.REORDER_QUOTE) {
            Frame last = frames.get(frames.size() - 1);
            late.put(place, new Late(connection, place.market(), quote, new Frame(last.text(), fault.wire())));
            return frames.subList(0, frames.size() - 1);
        }
        return frames.stream().flatMap(frame -> disturbed(frame, fault).stream()).toList();
    }

    /** The frame as it was keeps its name, once; what is added or changed has the fault's. */
    private static List<Frame> disturbed(Frame frame, QuoteFault fault) {
        List<Frame> left = new ArrayList<>();
        boolean kept = false;
        for (String text : fault.disturb(frame.text())) {
            boolean same = !kept && text.equals(frame.text());
            kept |= same;
            left.add(same ? frame : new Frame(text, fault.wire()));
        }
        return left;
    }

    private void hand(Late waiting) {
        if (waiting.connection().takesQuotes()) {
            hand(waiting.connection(), waiting.market(), waiting.quote(), waiting.frame());
        }
    }

    private void hand(Connection connection, int market, Quote quote, Frame frame) {
        byte[] bytes = TextFrame.of(frame.text());
        connection.gather(bytes, bytes.length);
        ledger.record(market, quote, connection.number(), frame.fault());
    }

    /** At the end of a fault that held quotes: they come now. */
    void release(Running running) {
        passed.keySet().removeIf(place -> place.fault() == running.id());
        Iterator<Map.Entry<Place, Late>> waiting = late.entrySet().iterator();
        while (waiting.hasNext()) {
            Map.Entry<Place, Late> entry = waiting.next();
            if (entry.getKey().fault() == running.id()) {
                waiting.remove();
                hand(entry.getValue());
            }
        }
    }

    void forget(Connection connection) {
        late.values().removeIf(waiting -> waiting.connection() == connection);
        passed.keySet().removeIf(place -> place.socket() == connection.number());
    }
}
