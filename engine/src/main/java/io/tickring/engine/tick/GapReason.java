package io.tickring.engine.tick;

/** Why a market has no data for a while. The code is part of the journal format. */
public enum GapReason {
    /** The stream's connection was lost and came back. */
    DISCONNECTED(1, "disconnected"),
    /** The connection was open but nothing came through it. */
    SILENT(2, "silent"),
    /** This daemon was not running. */
    DAEMON_DOWN(3, "daemon_down"),
    /** Ticks arrived but the journal had no room for them. */
    NOT_JOURNALED(4, "not_journaled"),
    /** The venue refused the subscription for a time. */
    NOT_SUBSCRIBED(5, "not_subscribed");

    private static final CodeTable<GapReason> BY_CODE = CodeTable.of(values(), GapReason::code, null);

    private final byte code;
    private final String key;

    GapReason(int code, String key) {
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
     * @return the reason, or null for a code this version does not know
     */
    public static GapReason ofCode(int code) {
        return BY_CODE.get(code);
    }
}
