package io.tickring.engine.tick;

/**
 * Why a tick was not accepted. The code is part of the journal format; the key is what users see in {@code quality},
 * in {@code import --json} and in metrics.
 */
public enum RejectReason {
    /** Not rejected. */
    NONE(0, "none"),
    /** The frame could not be read as a quote. */
    UNDECODABLE(1, "undecodable"),
    /** The quote names a market that was never subscribed. */
    UNKNOWN_MARKET(2, "unknown_market"),
    /** Bid, ask or time is absent or null. */
    MISSING_FIELD(3, "missing_field"),
    /** Bid or ask is zero or below. */
    NON_POSITIVE(4, "non_positive"),
    /** Bid or ask is above the market's maximum. */
    ABOVE_MAXIMUM(5, "above_maximum"),
    /** Bid is above ask. */
    CROSSED(6, "crossed"),
    /** The venue's time lies further ahead of the market clock than allowed. */
    FUTURE(7, "future"),
    /** The venue's time is outside any plausible range. */
    ABSURD_TIME(8, "absurd_time"),
    /** Same time, prices and sizes as the market's tick before. */
    DUPLICATE(9, "duplicate"),
    /** The mid is too far from the last accepted one. */
    SPIKE(10, "spike"),
    /** A defect of ours met this tick; it is kept so that it can be reproduced. */
    INTERNAL_ERROR(11, "internal_error");

    private static final CodeTable<RejectReason> BY_CODE = CodeTable.of(values(), RejectReason::code, INTERNAL_ERROR);

    private final byte code;
    private final String key;

    RejectReason(int code, String key) {
        this.code = (byte) code;
        this.key = key;
    }

    public byte code() {
        return code;
    }

    public String key() {
        return key;
    }

    /**
     * @param code as written by {@link #code()}
     * @return the reason, or {@link #INTERNAL_ERROR} for a code this version does not know
     */
    public static RejectReason ofCode(int code) {
        return BY_CODE.get(code);
    }
}
