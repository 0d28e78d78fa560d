package io.tickring.engine.validation;

import io.tickring.engine.checkpoint.Checkpointed;
import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many ticks met which fate, by market. Every tick is counted once:
 * {@code received = accepted + rejected + duplicate}, at any moment and for each market.
 *
 * <p>One thread counts; any thread reads.
 */
public final class TickCounters implements Checkpointed {
    private static final int REASONS = RejectReason.values().length;
    private static final int LATE = REASONS;
    /** A power of two above the reasons and the late ones; index 0 of a row counts the accepted ticks. */
    private static final int ROW = 16;

    private final AtomicLongArray counts;
    private final int markets;

    /** @param markets rows, the market {@code ?} included */
    public TickCounters(int markets) {
        this.markets = markets;
        counts = new AtomicLongArray(markets * ROW);
    }

    /** Counts a tick by what became of it. */
    public void count(TickEvent tick) {
        int row = tick.market * ROW;
        increment(row + tick.rejectReason.ordinal());
        if ((tick.marks & Marks.LATE) != 0) {
            increment(row + LATE);
        }
    }

    private void increment(int index) {
        counts.lazySet(index, counts.getPlain(index) + 1);
    }

    /** @return ticks of the market, whatever became of them */
    public long received(int market) {
        return accepted(market) + rejected(market) + duplicate(market);
    }

    public long accepted(int market) {
        return rejected(market, RejectReason.NONE);
    }

    public long duplicate(int market) {
        return rejected(market, RejectReason.DUPLICATE);
    }

    /** @return ticks rejected for any reason but being a duplicate; never falls, whatever is counted meanwhile */
    public long rejected(int market) {
        long sum = 0;
        for (int reason = RejectReason.NONE.ordinal() + 1; reason < REASONS; reason++) {
            sum += reason == RejectReason.DUPLICATE.ordinal() ? 0 : counts.get(market * ROW + reason);
        }
        return sum;
    }

    /** @return ticks rejected for this reason */
    public long rejected(int market, RejectReason reason) {
        return counts.get(market * ROW + reason.ordinal());
    }

    /** @return accepted ticks too old to change a bar */
    public long late(int market) {
        return counts.get(market * ROW + LATE);
    }

    public long received() {
        return accepted() + rejected() + duplicate();
    }

    public long accepted() {
        return total(RejectReason.NONE);
    }

    public long duplicate() {
        return total(RejectReason.DUPLICATE);
    }

    /** @return ticks of all markets rejected for any reason but being a duplicate */
    public long rejected() {
        long sum = 0;
        for (int market = 0; market < markets; market++) {
            sum += rejected(market);
        }
        return sum;
    }

    /** @return ticks of all markets rejected for this reason */
    public long total(RejectReason reason) {
        long sum = 0;
        for (int market = 0; market < markets; market++) {
            sum += rejected(market, reason);
        }
        return sum;
    }

    @Override
    public void save(StateOutput out) {
        int used = markets;
        while (used > 0 && received(used - 1) == 0) {
            used--;
        }
        out.putInt(used);
        for (int index = 0; index < used * ROW; index++) {
            out.putLong(counts.getPlain(index));
        }
    }

    @Override
    public void restore(StateInput in) {
        int used = in.getInt();
        if (used > markets) {
            throw new IllegalArgumentException("state counts " + used + " markets where engine.maxMarkets is "
                    + markets);
        }
        for (int index = 0; index < used * ROW; index++) {
            counts.lazySet(index, in.getLong());
        }
    }
}
