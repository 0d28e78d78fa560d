package io.tickring.engine.backfill;

import io.tickring.engine.tick.CodeTable;

/** The lengths in which the venue's own bars are kept. Codes are journal format. */
public enum VenueResolution {
    MINUTE(1, 60_000),
    /** Bounded by the venue's session, which need not begin at midnight UTC. */
    DAY(2, 86_400_000);

    private static final CodeTable<VenueResolution> BY_CODE = CodeTable.of(values(), VenueResolution::code, null);

    private final byte code;
    private final long lengthMs;

    VenueResolution(int code, long lengthMs) {
        this.code = (byte) code;
        this.lengthMs = lengthMs;
    }

    public byte code() {
        return code;
    }

    /** @return from the opening of a bar to its end, ms */
    public long lengthMs() {
        return lengthMs;
    }

    /** @return the latest multiple of the length, counted from 1970, that is not after this time */
    public long floor(long timeMs) {
        return timeMs - Math.floorMod(timeMs, lengthMs);
    }

    /** @return the earliest multiple of the length, counted from 1970, that is not before this time */
    public long ceil(long timeMs) {
        return floor(timeMs + lengthMs - 1);
    }

    /**
     * @param code as written by {@link #code()}
     * @return the resolution, or null for a code this version does not know
     */
    public static VenueResolution ofCode(int code) {
        return BY_CODE.get(code);
    }
}
