package io.tickring.simulator.fault;

/** What goes wrong with the venue as a whole. */
public enum VenueFault implements Fault {
    /** Every session ends; sockets go on as the rules say of expired tokens. */
    EXPIRE_TOKENS(0, true),
    /** {@code GET /time} is off by so many ms, the value. */
    TIME_SKEW(30_000, false),
    /** The epics are CLOSED and without quotes. */
    CLOSED_MARKET(0, false),
    /** Bars of the epics that end meanwhile are never sent. */
    DROP_BARS(0, false);

    private final long usualValue;
    private final boolean momentary;

    VenueFault(long usualValue, boolean momentary) {
        this.usualValue = usualValue;
        this.momentary = momentary;
    }

    @Override
    public long usualValue() {
        return usualValue;
    }

    @Override
    public boolean isMomentary() {
        return momentary;
    }
}
