package io.tickring.persistence.redis;

import io.tickring.persistence.redis.batch.CachedMarket;
import io.tickring.persistence.redis.batch.Trouble;
import java.util.BitSet;

/** What can be relied on of that which was sent to Redis, from one connection to the next. One thread. */
final class Trust {
    /** Markets that lack something there, by number. */
    private final BitSet suspects = new BitSet();
    private boolean isAllSuspect;
    private long sentUpTo;

    /** Takes what a trouble tells of the markets whose commands had no answer yet. */
    void doubt(Trouble trouble, BitSet unconfirmed) {
        if (trouble.kind() != Trouble.Kind.LOST) {
            suspects.or(unconfirmed);
            suspects.or(trouble.markets());
        }
        isAllSuspect |= trouble.kind() == Trouble.Kind.FOREIGN;
    }

    /** @return whether that is news */
    boolean doubtAll() {
        boolean isNew = !isAllSuspect;
        isAllSuspect = true;
        return isNew;
    }

    /** Everything that lacked something was written again. */
    void restore() {
        suspects.clear();
        isAllSuspect = false;
    }

    boolean isWhole() {
        return !isAllSuspect && suspects.isEmpty();
    }

    boolean covers(CachedMarket market) {
        return !isAllSuspect && !suspects.get(market.number());
    }

    /** @return whom it does not cover, for a person */
    String suspects() {
        return isAllSuspect ? "all markets" : suspects.cardinality() + " markets";
    }

    /** Records up to here may have been sent, and may have arrived. */
    void sent(long upToSequence) {
        sentUpTo = Math.max(sentUpTo, upToSequence);
    }

    /** @return whether what stands behind this sequence may have been sent before */
    boolean maySendAgain(long behindSequence) {
        return behindSequence < sentUpTo;
    }
}
