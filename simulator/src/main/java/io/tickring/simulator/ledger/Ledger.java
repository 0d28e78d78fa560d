package io.tickring.simulator.ledger;

import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Every quote frame that was handed to a socket, in order: all of them counted by market, the newest kept in memory,
 * and all written to a file where one is given. Safe for any thread.
 */
public final class Ledger implements AutoCloseable {
    private static final int KEPT = 65_536;
    private static final String UNDISTURBED = "";

    private final List<Instrument> instruments;
    private final LedgerFile file;
    private final long[] framesOf;
    private final int[] market = new int[KEPT];
    private final int[] connection = new int[KEPT];
    private final String[] fault = new String[KEPT];
    private final long[] timeMs = new long[KEPT];
    private final long[] bid = new long[KEPT];
    private final long[] ask = new long[KEPT];
    private long frames;

    /** @param file null for none */
    public Ledger(List<Instrument> instruments, LedgerFile file) {
        this.instruments = instruments;
        this.file = file;
        this.framesOf = new long[instruments.size()];
    }

    /** One frame as the market made it. */
    public void record(int number, long time, long bidPoints, long askPoints, long bidSizeMicros,
                       long askSizeMicros, int connectionNumber) {
        record(number, time, bidPoints, askPoints, bidSizeMicros, askSizeMicros, connectionNumber, UNDISTURBED);
    }

    /**
     * @param quote as the market made it, whatever the frame says
     * @param by    name of the fault that added, changed or delayed the frame; empty for none
     */
    public void record(int number, Quote quote, int connectionNumber, String by) {
        record(number, quote.timeMs(), quote.bid(), quote.ask(), quote.bidSizeMicros(), quote.askSizeMicros(),
                connectionNumber, by);
    }

    private synchronized void record(int number, long time, long bidPoints, long askPoints, long bidSizeMicros,
                                     long askSizeMicros, int connectionNumber, String by) {
        int slot = (int) (frames % KEPT);
        market[slot] = number;
        connection[slot] = connectionNumber;
        fault[slot] = by;
        timeMs[slot] = time;
        bid[slot] = bidPoints;
        ask[slot] = askPoints;
        frames++;
        framesOf[number]++;
        if (file != null) {
            file.append(number, time, bidPoints, askPoints, bidSizeMicros, askSizeMicros, connectionNumber, by);
        }
    }

    /** Puts the rows of this pass where another process sees them. Called before their frames are flushed. */
    public synchronized void flush() {
        if (file != null) {
            file.flush();
        }
    }

    public synchronized long frames() {
        return frames;
    }

    /** @return frames of this market, one for each socket it was handed to */
    public synchronized long frames(int number) {
        return framesOf[number];
    }

    /**
     * @param epic only this market's, or empty for all
     * @return the newest rows that are kept, oldest first, at most {@code limit}
     */
    public synchronized List<LedgerRow> newest(Optional<String> epic, int limit) {
        List<LedgerRow> rows = new ArrayList<>();
        long oldest = Math.max(0, frames - KEPT);
        for (long i = frames - 1; i >= oldest && rows.size() < limit; i--) {
            LedgerRow row = row(i);
            if (epic.isEmpty() || epic.get().equals(row.epic())) {
                rows.add(row);
            }
        }
        Collections.reverse(rows);
        return rows;
    }

    private LedgerRow row(long frame) {
        int slot = (int) (frame % KEPT);
        Instrument of = instruments.get(market[slot]);
        return new LedgerRow(frame, timeMs[slot], of.epic(), of.price(bid[slot]), of.price(ask[slot]),
                connection[slot], fault[slot]);
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
