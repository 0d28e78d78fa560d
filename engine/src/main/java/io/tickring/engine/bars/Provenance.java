package io.tickring.engine.bars;

import io.tickring.engine.tick.CodeTable;

/** Where a bar comes from. In order of trust: where sources overlap, the first is served. Codes are journal format. */
public enum Provenance {
    /** Made here from ticks of the stream. */
    LIVE(0, "live"),
    /** Made here from ticks of a file. */
    IMPORT(1, "import"),
    /** The venue's own bar, fetched for a time in which no ticks were received. */
    BACKFILL(2, "backfill");

    private static final CodeTable<Provenance> BY_CODE = CodeTable.of(values(), Provenance::code, null);

    private final byte code;
    private final String key;

    Provenance(int code, String key) {
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
     * @return the provenance, or null for a code this version does not know
     */
    public static Provenance ofCode(int code) {
        return BY_CODE.get(code);
    }
}
