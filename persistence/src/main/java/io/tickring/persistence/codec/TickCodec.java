package io.tickring.persistence.codec;

import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;

/**
 * Ticks, accepted and rejected. Times are differences to the record before, the ask is a difference to the bid; any
 * value of any field comes back as it was, for the differences wrap around and take up to ten bytes.
 */
public final class TickCodec {
    private static final int MARKS = 1;
    private static final int BID_SIZE = 1 << 1;
    private static final int ASK_SIZE = 1 << 2;
    private static final int FRAME_CUT = 1 << 3;

    private TickCodec() {
    }

    public static void write(TickEvent tick, Deltas deltas, FieldWriter out) {
        int flags = flags(tick);
        out.putByte(flags);
        out.putVarint(tick.market);
        out.putSigned(tick.receiveTimeNs - deltas.receiveTimeNs);
        out.putSigned(tick.exchangeTimeMs - deltas.exchangeTimeMs);
        deltas.receiveTimeNs = tick.receiveTimeNs;
        keepExchangeTime(tick.exchangeTimeMs, deltas);
        out.putSigned(tick.marketTimeMs - deltas.exchangeTimeMs);
        out.putSigned(tick.bidNanos);
        out.putSigned(tick.askNanos - tick.bidNanos);
        if ((flags & BID_SIZE) != 0) {
            out.putSigned(tick.bidSizeMicros);
        }
        if ((flags & ASK_SIZE) != 0) {
            out.putSigned(tick.askSizeMicros);
        }
        if ((flags & MARKS) != 0) {
            out.putVarint(tick.marks);
        }
    }

    public static void writeReject(TickEvent tick, Deltas deltas, FieldWriter out) {
        write(tick, deltas, out);
        out.putByte(tick.rejectReason.code());
        out.putByte(tick.decodeFault.code());
        out.putBytes(tick.frame, tick.frameLength);
    }

    public static void read(FieldReader in, Deltas deltas, TickEvent tick) {
        int flags = in.getByte();
        tick.kind = EventKind.TICK;
        tick.market = in.getCount(Integer.MAX_VALUE);
        tick.receiveTimeNs = deltas.receiveTimeNs + in.getSigned();
        tick.exchangeTimeMs = deltas.exchangeTimeMs + in.getSigned();
        deltas.receiveTimeNs = tick.receiveTimeNs;
        keepExchangeTime(tick.exchangeTimeMs, deltas);
        tick.marketTimeMs = deltas.exchangeTimeMs + in.getSigned();
        tick.bidNanos = in.getSigned();
        tick.askNanos = tick.bidNanos + in.getSigned();
        tick.bidSizeMicros = (flags & BID_SIZE) == 0 ? TickEvent.ABSENT : in.getSigned();
        tick.askSizeMicros = (flags & ASK_SIZE) == 0 ? TickEvent.ABSENT : in.getSigned();
        tick.marks = (flags & MARKS) == 0 ? 0 : (int) in.getVarint();
        tick.polled = (tick.marks & Marks.POLLED) != 0;
        tick.frameCut = (flags & FRAME_CUT) != 0;
        tick.frameLength = 0;
        tick.rejectReason = RejectReason.NONE;
        tick.decodeFault = RejectReason.NONE;
    }

    public static void readReject(FieldReader in, Deltas deltas, TickEvent tick) {
        read(in, deltas, tick);
        tick.rejectReason = RejectReason.ofCode(in.getByte());
        tick.decodeFault = RejectReason.ofCode(in.getByte());
        tick.frameLength = in.getBytes(tick.frameFor(TickEvent.FRAME_BYTES));
    }

    private static int flags(TickEvent tick) {
        return (tick.marks == 0 ? 0 : MARKS)
                | (tick.bidSizeMicros == TickEvent.ABSENT ? 0 : BID_SIZE)
                | (tick.askSizeMicros == TickEvent.ABSENT ? 0 : ASK_SIZE)
                | (tick.frameCut && !tick.accepted() ? FRAME_CUT : 0);
    }

    private static void keepExchangeTime(long exchangeTimeMs, Deltas deltas) {
        if (exchangeTimeMs != TickEvent.ABSENT) {
            deltas.exchangeTimeMs = exchangeTimeMs;
        }
    }
}
