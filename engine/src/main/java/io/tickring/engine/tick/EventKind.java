package io.tickring.engine.tick;

/** What a ring slot carries. The code is part of the journal format and never changes its meaning. */
public enum EventKind {
    /** A quote, good or bad: the validator decides. */
    TICK(1),
    /** Once a second: lets time pass for markets that are silent. */
    HEARTBEAT(2),
    /** A new relation between our clock and the venue's. */
    CLOCK(3),
    /** A market had no data between two times while it was open. */
    GAP(4),
    /** Asks every stage to save its state, so that a start need not read from the beginning. */
    CHECKPOINT(5),
    /** Closes every open bar: the end of an import. */
    END_OF_INPUT(6),
    /** A bar that the venue made; passes the stages untouched. */
    VENUE_BAR(7),
    /** A stretch of time of which the venue's bars are wanted or were asked for; passes the stages untouched. */
    VENUE_SPAN(8);

    private static final CodeTable<EventKind> BY_CODE = CodeTable.of(values(), EventKind::code, null);

    private final byte code;

    EventKind(int code) {
        this.code = (byte) code;
    }

    public byte code() {
        return code;
    }

    /**
     * @param code as written by {@link #code()}
     * @return the kind, or null for a code this version does not know
     */
    public static EventKind ofCode(int code) {
        return BY_CODE.get(code);
    }
}
