package io.tickring.engine.validation;

import io.tickring.engine.checkpoint.Checkpointed;
import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.engine.tick.TickEvent;

/** Remembers each market's last tick, and knows one that says the same again: same time, prices and sizes. */
final class DuplicateFilter implements Checkpointed {
    private static final int FIELDS = 5;
    private static final int ROW = 8;

    private final long[] last;

    DuplicateFilter(int markets) {
        last = new long[markets * ROW];
        for (int row = 0; row < last.length; row += ROW) {
            last[row] = TickEvent.ABSENT;
        }
    }

    /** @return whether the tick equals the one before; it is the one before from now on */
    boolean repeats(TickEvent tick) {
        int row = tick.market * ROW;
        boolean same = last[row] == tick.exchangeTimeMs
                && last[row + 1] == tick.bidNanos && last[row + 2] == tick.askNanos
                && last[row + 3] == tick.bidSizeMicros && last[row + 4] == tick.askSizeMicros;
        if (!same) {
            last[row] = tick.exchangeTimeMs;
            last[row + 1] = tick.bidNanos;
            last[row + 2] = tick.askNanos;
            last[row + 3] = tick.bidSizeMicros;
            last[row + 4] = tick.askSizeMicros;
        }
        return same;
    }

    @Override
    public void save(StateOutput out) {
        for (int row = 0; row < last.length; row += ROW) {
            if (last[row] != TickEvent.ABSENT) {
                out.putInt(row / ROW);
                for (int field = 0; field < FIELDS; field++) {
                    out.putLong(last[row + field]);
                }
            }
        }
        out.putInt(-1);
    }

    @Override
    public void restore(StateInput in) {
        for (int market = in.getInt(); market >= 0; market = in.getInt()) {
            for (int field = 0; field < FIELDS; field++) {
                last[market * ROW + field] = in.getLong();
            }
        }
    }
}
