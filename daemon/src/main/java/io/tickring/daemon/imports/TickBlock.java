package io.tickring.daemon.imports;

import io.tickring.daemon.csv.TickCsvReader;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;

/**
 * Ticks of a file on their way from the thread that reads to the one that judges. A tick is one cache line here, where
 * a slot of the ring is many: what passes between two cores is what takes the time of an import.
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
    private static final int LINE_END = 7;

    private final long[] rows = new long[TICKS * ROW];
    private final boolean[] lineIsCut = new boolean[TICKS];
    private final byte[] lines = new byte[LINE_BYTES];
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
     * Keeps a copy of the tick and of its line.
     *
     * @param reader has just read it
     */
    void add(TickEvent tick, TickCsvReader reader) {
        int lineStart = lineStart(count);
        int row = count * ROW;
        rows[row] = tick.market;
        rows[row + RECEIVE_TIME] = tick.receiveTimeNs;
        rows[row + EXCHANGE_TIME] = tick.exchangeTimeMs;
        rows[row + BID] = tick.bidNanos;
        rows[row + ASK] = tick.askNanos;
        rows[row + BID_SIZE] = tick.bidSizeMicros;
        rows[row + ASK_SIZE] = tick.askSizeMicros;
        rows[row + LINE_END] = lineStart + reader.copyLine(lines, lineStart);
        lineIsCut[count] = reader.lineIsCut();
        count++;
    }

    /** Fills the slot with a tick, all but its line. */
    void get(int index, TickEvent slot) {
        int row = index * ROW;
        slot.kind = EventKind.TICK;
        slot.market = (int) rows[row];
        slot.receiveTimeNs = rows[row + RECEIVE_TIME];
        slot.exchangeTimeMs = rows[row + EXCHANGE_TIME];
        slot.bidNanos = rows[row + BID];
        slot.askNanos = rows[row + ASK];
        slot.bidSizeMicros = rows[row + BID_SIZE];
        slot.askSizeMicros = rows[row + ASK_SIZE];
        slot.frameLength = 0;
        slot.frameCut = false;
    }

    /** Adds the tick's line to the slot: only a rejected tick needs it. */
    void getLine(int index, TickEvent slot) {
        int start = lineStart(index);
        slot.frameLength = lineEnd(index) - start;
        slot.frameCut = lineIsCut[index];
        System.arraycopy(lines, start, slot.frame, 0, slot.frameLength);
    }

    private int lineStart(int index) {
        return index == 0 ? 0 : lineEnd(index - 1);
    }

    private int lineEnd(int index) {
        return (int) rows[index * ROW + LINE_END];
    }
}
