package io.tickring.persistence.codec;

import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;

/** The events that are no ticks: clocks of three forms (a new relation, a heartbeat, the end of an import) and gaps. */
public final class ControlCodec {
    private static final int RELATION = 0;
    private static final int STEP = 1;
    private static final int HEARTBEAT = 2;
    private static final int END_OF_INPUT = 3;

    private ControlCodec() {
    }

    public static void writeClock(TickEvent event, Deltas deltas, FieldWriter out) {
        int form = form(event);
        out.putByte(form);
        writeTimes(event, deltas, out);
        if (form <= STEP) {
            out.putSigned(event.clockMarketMs - deltas.exchangeTimeMs);
            out.putLong(Double.doubleToRawLongBits(event.clockRate));
        }
    }

    public static void readClock(FieldReader in, Deltas deltas, TickEvent event) {
        int form = in.getByte();
        event.clearControl(kind(form), 0);
        readTimes(in, deltas, event);
        if (form <= STEP) {
            event.clockMarketMs = deltas.exchangeTimeMs + in.getSigned();
            event.clockRate = Double.longBitsToDouble(in.getLong());
            event.clockStep = form == STEP;
        }
    }

    public static void writeGap(TickEvent event, Deltas deltas, FieldWriter out) {
        out.putByte(event.gapReason.code());
        out.putVarint(event.market);
        writeTimes(event, deltas, out);
        out.putSigned(event.gapFromMs - deltas.exchangeTimeMs);
        out.putSigned(event.gapToMs - event.gapFromMs);
    }

    public static void readGap(FieldReader in, Deltas deltas, TickEvent event) {
        GapReason reason = GapReason.ofCode(in.getByte());
        event.clearControl(EventKind.GAP, 0);
        event.gapReason = reason;
        event.market = in.getCount(Integer.MAX_VALUE);
        readTimes(in, deltas, event);
        event.gapFromMs = deltas.exchangeTimeMs + in.getSigned();
        event.gapToMs = event.gapFromMs + in.getSigned();
    }

    private static void writeTimes(TickEvent event, Deltas deltas, FieldWriter out) {
        out.putSigned(event.receiveTimeNs - deltas.receiveTimeNs);
        out.putSigned(event.marketTimeMs - deltas.exchangeTimeMs);
        deltas.receiveTimeNs = event.receiveTimeNs;
    }

    private static void readTimes(FieldReader in, Deltas deltas, TickEvent event) {
        event.receiveTimeNs = deltas.receiveTimeNs + in.getSigned();
        event.marketTimeMs = deltas.exchangeTimeMs + in.getSigned();
        event.rejectReason = RejectReason.NONE;
        event.marks = 0;
        deltas.receiveTimeNs = event.receiveTimeNs;
    }

    private static int form(TickEvent event) {
        return switch (event.kind) {
            case HEARTBEAT -> HEARTBEAT;
            case END_OF_INPUT -> END_OF_INPUT;
            default -> event.clockStep ? STEP : RELATION;
        };
    }

    private static EventKind kind(int form) {
        return switch (form) {
            case RELATION, STEP -> EventKind.CLOCK;
            case HEARTBEAT -> EventKind.HEARTBEAT;
            case END_OF_INPUT -> EventKind.END_OF_INPUT;
            default -> throw new FormatException("a clock has the unknown form " + form);
        };
    }
}
