package io.tickring.persistence.redis.batch;

import io.tickring.persistence.redis.link.LinkException;
import java.util.BitSet;

/**
 * Why the writer gives up a connection, and what it can no longer rely on.
 *
 * @param kind    decides what is written again
 * @param reason  for a person
 * @param markets what is known to lack something, by number
 */
public record Trouble(Kind kind, String reason, BitSet markets) {
    /** What was found. */
    public enum Kind {
        /** No answer came: what was sent is sent again, and what arrived counts. */
        LOST,
        /** A command was refused while others may have been taken: the markets of the batches in flight have holes. */
        REFUSED,
        /** Something is not there that was written: the market has a hole. */
        MISSING,
        /** Redis is not what we wrote to: all of it is written again. */
        FOREIGN
    }

    /** No answer came. */
    public static Trouble lost(String reason) {
        return new Trouble(Kind.LOST, reason, new BitSet());
    }

    /** A command failed: refused, or without an answer. */
    public static Trouble of(LinkException failure) {
        Kind kind = failure.refusal() ? Kind.REFUSED : Kind.LOST;
        return new Trouble(kind, failure.getMessage(), new BitSet());
    }

    static Trouble missing(CachedMarket market) {
        BitSet markets = new BitSet();
        markets.set(market.number());
        return new Trouble(Kind.MISSING, market.keys.quote() + " or an entry of its market was gone", markets);
    }

    static Trouble foreign(String found, String expected) {
        return new Trouble(Kind.FOREIGN, "the position in Redis is " + (found == null ? "missing" : "'" + found + "'")
                + ", expected '" + expected + "': emptied, another server, or another daemon with this redis.instance",
                new BitSet());
    }
}
