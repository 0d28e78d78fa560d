package io.tickring.engine.tick;

/** Bits set on an accepted tick that is worth a second look. Part of the journal format. */
public final class Marks {
    /** The venue's time lies further behind the market clock than usual. */
    public static final int STALE = 1;
    /** The spread is unusually wide for the market's kind. */
    public static final int WIDE_SPREAD = 1 << 1;
    /** Too old for the minutes still held: it changes no bar until a rebuild. */
    public static final int LATE = 1 << 2;
    /** The tick before this one, in the venue's time, came later: out of order, and in its bar all the same. */
    public static final int REORDERED = 1 << 3;

    /** Asked of the venue, not streamed: one look among many quotes, so it changes no bar. */
    public static final int POLLED = 1 << 4;

    private Marks() {
    }
}
