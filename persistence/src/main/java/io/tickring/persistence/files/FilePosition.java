package io.tickring.persistence.files;

/**
 * A place in a directory, packed into one number so that it can be published whole: the ordinal of the cycle file among
 * the sorted names, and the byte in it.
 */
public final class FilePosition {
    private static final int OFFSET_BITS = 40;
    private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;

    private FilePosition() {
    }

    /**
     * @param file   0 for the first cycle file of the directory
     * @param offset below 1 TiB
     */
    public static long of(int file, long offset) {
        return (long) file << OFFSET_BITS | offset & OFFSET_MASK;
    }

    public static int file(long position) {
        return (int) (position >>> OFFSET_BITS);
    }

    public static long offset(long position) {
        return position & OFFSET_MASK;
    }
}
