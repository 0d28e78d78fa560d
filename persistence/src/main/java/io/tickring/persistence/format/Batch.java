package io.tickring.persistence.format;

/** Where the fields of a batch's header lie. All numbers of the journal are little-endian. */
public final class Batch {
    /** The version of the format that this program writes. */
    public static final int VERSION = 1;
    /** The most records in one batch. */
    public static final int MAX_RECORDS = 64;
    /** Bytes before the first record. */
    public static final int HEADER_BYTES = 16;
    /** Bytes of a record before its body: kind and length. */
    public static final int RECORD_HEADER_BYTES = 3;
    /** The longest body of a record. */
    public static final int MAX_BODY_BYTES = 32 * 1024;
    /** No batch is longer than this. */
    public static final int MAX_BYTES = 128 * 1024;

    static final int CRC_AT = 0;
    static final int VERSION_AT = 4;
    static final int COUNT_AT = 6;
    static final int SEQUENCE_AT = 8;

    private Batch() {
    }
}
