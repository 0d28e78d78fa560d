package io.tickring.benchmarks.checker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** Reads the records of a batch, and keeps what later ones refer to. */
final class Records {
    private static final int SESSION = 1;
    private static final int MARKET = 2;
    private static final int TICK = 3;
    private static final int REJECT = 4;
    private static final int BAR = 5;
    private static final int HAS_MARKS = 1;
    private static final int HAS_BID_SIZE = 2;
    private static final int HAS_ASK_SIZE = 4;
    private static final long ABSENT = Long.MIN_VALUE;

    private final RecordSink sink;
    private final Map<Long, String> symbols = new HashMap<>(Map.of(0L, "?"));
    /** The document's X: the last exchange time in the batch. Its R is never needed here. */
    private long exchangeTimeMs;

    Records(RecordSink sink) {
        this.sink = sink;
    }

    void read(ByteBuffer batch, long firstSequence, int count, int epoch) {
        exchangeTimeMs = 0;
        for (int i = 0; i < count; i++) {
            int kind = batch.get() & 0xFF;
            int length = batch.getShort() & 0xFFFF;
            ByteBuffer body = batch.slice(batch.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            batch.position(batch.position() + length);
            record(kind, new Fields(body), firstSequence + i, epoch);
        }
        if (batch.hasRemaining()) {
            sink.wrong("bytes follow the last record of the batch that begins with " + firstSequence);
        }
    }

    private void record(int kind, Fields in, long sequence, int epoch) {
        switch (kind) {
            case SESSION -> session(in, sequence, epoch);
            case MARKET -> market(in);
            case TICK, REJECT -> tick(kind == TICK, in, sequence);
            case BAR -> bar(in, sequence);
            default -> { }
        }
    }

    private void session(Fields in, long sequence, int epoch) {
        in.i64();
        long written = in.varint();
        in.signed();
        long previous = in.signed();
        if (written != epoch) {
            sink.wrong("the session marker of directory " + epoch + " says " + written);
        }
        sink.session(epoch, sequence, previous);
    }

    private void market(Fields in) {
        long number = in.varint();
        in.u8();
        in.u8();
        in.signed();
        String symbol = in.text();
        String before = symbols.put(number, symbol);
        if (before != null && !before.equals(symbol)) {
            sink.wrong("market " + number + " was " + before + " and is " + symbol);
        }
    }

    private void tick(boolean accepted, Fields in, long sequence) {
        int flags = in.u8();
        String symbol = symbol(in.varint(), sequence);
        in.signed();
        long timeMs = in.signed() + exchangeTimeMs;
        exchangeTimeMs = timeMs == ABSENT ? exchangeTimeMs : timeMs;
        in.signed();
        long bid = in.signed();
        long ask = in.signed() + bid;
        long bidSize = (flags & HAS_BID_SIZE) != 0 ? in.signed() : ABSENT;
        long askSize = (flags & HAS_ASK_SIZE) != 0 ? in.signed() : ABSENT;
        long marks = (flags & HAS_MARKS) != 0 ? in.varint() : 0;
        sink.tick(new TickRow(sequence, symbol, accepted, timeMs, bid, ask, bidSize, askSize, marks));
    }

    private void bar(Fields in, long sequence) {
        String symbol = symbol(in.varint(), sequence);
        int provenance = in.u8();
        long revision = in.varint();
        BarRow bar = new BarRow(symbol, in.signed());
        bar.firstTickMs = bar.openTimeMs + in.signed();
        bar.lastTickMs = bar.openTimeMs + in.signed();
        bar.ticks = in.varint();
        bar.spreadSumNanos = in.signed();
        bar.bidOpen = in.signed();
        bar.bidHigh = bar.bidOpen + in.signed();
        bar.bidLow = bar.bidOpen + in.signed();
        bar.bidClose = bar.bidOpen + in.signed();
        bar.askOpen = bar.bidOpen + in.signed();
        bar.askHigh = bar.bidOpen + in.signed();
        bar.askLow = bar.bidOpen + in.signed();
        bar.askClose = bar.bidOpen + in.signed();
        sink.bar(sequence, bar, revision, provenance);
    }

    private String symbol(long number, long sequence) {
        String symbol = symbols.get(number);
        if (symbol == null) {
            sink.wrong("record " + sequence + " uses market " + number + ", which is not defined before it");
        }
        return String.valueOf(symbol);
    }
}
