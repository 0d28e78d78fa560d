package io.tickring.daemon.imports;

import io.tickring.daemon.csv.TickCsvReader;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;

/**
 * Ticks of a file on their way from the thread that reads and judges to the one that makes bars of them. A tick is one
 * cache line here, where a slot of the ring is many: what passes between two cores is what takes the time of an import.
 *
 * <p>One thread at a time.
 */
final class TickBlock {
    private static final int TICKS = 1024;
    private static final int LINE_BYTES = TICKS * 64;
    private static final int ROW = 8;
    private static final int RECEIVE_TIME = 1;
    private static final int EXCHANGE_TIME = 2;
    private static final int BID = 3;
    private static final int ASK = 4;
    private static final int BID_SIZE = 5;
    private static final int ASK_SIZE = 6;
    private static final int MARKET_TIME = 7;
    private static final int REASON_SHIFT = Integer.SIZE;
    private static final int MARKS_SHIFT = REASON_SHIFT + Byte.SIZE;

    private final long[] rows = new long[TICKS * ROW];
    private final boolean[] lineIsCut = new boolean[TICKS];
    private final int[] lineEnds = new int[TICKS];
    private byte[] lines = {};
    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /** @return whether any further tick surely fits */
    boolean hasRoom() {
        return count < TICKS && lineStart(count) + TickEvent.FRAME_BYTES <= LINE_BYTES;
    }

    /**
     * Keeps a copy of a tick that was judged, and of its line where it was rejected: nobody else needs it.
     *
     * @param reader has just read it
     */
    void add(TickEvent tick, TickCsvReader reader) {
        int row = count * ROW;
        rows[row] = (long) tick.marks << MARKS_SHIFT | (long) tick.rejectReason.code() << REASON_SHIFT | tick.market;
        rows[row + RECEIVE_TIME] = tick.receiveTimeNs;
        rows[row + EXCHANGE_TIME] = tick.exchangeTimeMs;
        rows[row + BID] = tick.bidNanos;
        rows[row + ASK] = tick.askNanos;
        rows[row + BID_SIZE] = tick.bidSizeMicros;
        rows[row + ASK_SIZE] = tick.askSizeMicros;
        rows[row + MARKET_TIME] = tick.marketTimeMs;
        int lineStart = lineStart(count);
        boolean needsLine = !tick.accepted();
        lineEnds[count] = needsLine ? lineStart + reader.copyLine(roomForLines(), lineStart) : lineStart;
        lineIsCut[count] = needsLine && reader.lineIsCut();
        count++;
    }

    private byte[] roomForLines() {
        if (lines.length == 0) {
            lines = new byte[LINE_BYTES];
        }
        return lines;
    }

    /** Fills the slot with a tick, all but its market's definition. */
    void get(int index, TickEvent slot) {
        int row = index * ROW;
        slot.kind = EventKind.TICK;
        slot.market = (int) rows[row];
        slot.rejectReason = RejectReason.ofCode((byte) (rows[row] >>> REASON_SHIFT));
        slot.marks = (int) (rows[row] >>> MARKS_SHIFT);
        slot.receiveTimeNs = rows[row + RECEIVE_TIME];
        slot.exchangeTimeMs = rows[row + EXCHANGE_TIME];
        slot.bidNanos = rows[row + BID];
        slot.askNanos = rows[row + ASK];
        slot.bidSizeMicros = rows[row + BID_SIZE];
        slot.askSizeMicros = rows[row + ASK_SIZE];
        slot.marketTimeMs = rows[row + MARKET_TIME];
        getLine(index, slot);
    }

    private void getLine(int index, TickEvent slot) {
        int start = lineStart(index);
        slot.frameLength = lineEnds[index] - start;
        slot.frameCut = lineIsCut[index];
        if (slot.frameLength > 0) {
            System.arraycopy(lines, start, slot.frameFor(slot.frameLength), 0, slot.frameLength);
        }
    }

    private int lineStart(int index) {
        return index == 0 ? 0 : lineEnds[index - 1];
    }
}
