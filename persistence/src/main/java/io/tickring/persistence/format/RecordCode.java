package io.tickring.persistence.format;

/** The first byte of a record: what it is. Part of the journal format; a code never changes its meaning. */
public final class RecordCode {
    public static final int SESSION = 1;
    public static final int MARKET = 2;
    /** An accepted tick. */
    public static final int TICK = 3;
    /** A tick that was not accepted, with its reason and its frame. */
    public static final int REJECT = 4;
    public static final int BAR = 5;
    /** A clock, a heartbeat or the end of an import. */
    public static final int CLOCK = 6;
    public static final int GAP = 7;
    public static final int CHECKPOINT = 8;
    public static final int VENUE_BAR = 9;
    public static final int VENUE_SPAN = 10;

    private static final String[] NAMES = {
        "", "session", "market", "tick", "reject", "bar", "clock", "gap", "checkpoint",
        "venue_bar", "venue_span"};

    private RecordCode() {
    }

    /** @return the name of a code in counts and messages, {@code unknown} for one this version does not know */
    public static String name(int code) {
        return code > 0 && code < NAMES.length ? NAMES[code] : "unknown";
    }
}
