package io.tickring.engine.validation;

import io.tickring.engine.checkpoint.Checkpointed;
import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;

/**
 * Takes out prices that stand alone, and lets a real jump through at the cost of exactly two ticks.
 *
 * <p>A tick too far from the last accepted one is rejected and opens a candidate level. A tick near that level is
 * rejected too; the next near it is accepted and the level becomes the reference. Any accepted tick clears the
 * candidate. Levels are twice the mid (bid plus ask), which keeps them exact.
 */
final class SpikeFilter implements Checkpointed {
    private static final long NONE = 0;
    private static final int CONFIRMED_BY = 2;
    private static final long PPM = 1_000_000;

    private final long[] reference;
    private final long[] referenceTimeMs;
    private final long[] candidate;
    private final int[] seenAtCandidate;
    private final long maxAgeMs;

    SpikeFilter(int markets, long maxAgeMs) {
        this.maxAgeMs = maxAgeMs;
        reference = new long[markets];
        referenceTimeMs = new long[markets];
        candidate = new long[markets];
        seenAtCandidate = new int[markets];
    }

    /**
     * @param level    bid plus ask, above 0
     * @param limitPpm how far is far, share of the reference, 1e-6
     * @return whether the tick is to be rejected
     */
    boolean rejects(int market, long level, long timeMs, long limitPpm) {
        long accepted = reference[market];
        boolean known = accepted != NONE && timeMs - referenceTimeMs[market] <= maxAgeMs;
        if (known && isFar(level, accepted, limitPpm) && !confirms(market, level, limitPpm)) {
            return true;
        }
        reference[market] = level;
        referenceTimeMs[market] = timeMs;
        candidate[market] = NONE;
        return false;
    }

    /** Lets the next tick of the market through whatever its price: nobody knows what happened meanwhile. */
    void forget(int market) {
        reference[market] = NONE;
        referenceTimeMs[market] = 0;
        candidate[market] = NONE;
        seenAtCandidate[market] = 0;
    }

    private boolean confirms(int market, long level, long limitPpm) {
        if (candidate[market] == NONE || isFar(level, candidate[market], limitPpm)) {
            candidate[market] = level;
            seenAtCandidate[market] = 1;
            return false;
        }
        return ++seenAtCandidate[market] > CONFIRMED_BY;
    }

    private static boolean isFar(long level, long from, long limitPpm) {
        long limit = from / PPM * limitPpm + from % PPM * limitPpm / PPM;
        return Math.abs(level - from) > limit;
    }

    @Override
    public void save(StateOutput out) {
        for (int market = 0; market < reference.length; market++) {
            if (reference[market] != NONE || candidate[market] != NONE) {
                out.putInt(market).putLong(reference[market]).putLong(referenceTimeMs[market]);
                out.putLong(candidate[market]).putInt(seenAtCandidate[market]);
            }
        }
        out.putInt(-1);
    }

    @Override
    public void restore(StateInput in) {
        for (int market = in.getInt(); market >= 0; market = in.getInt()) {
            reference[market] = in.getLong();
            referenceTimeMs[market] = in.getLong();
            candidate[market] = in.getLong();
            seenAtCandidate[market] = in.getInt();
        }
    }
}
