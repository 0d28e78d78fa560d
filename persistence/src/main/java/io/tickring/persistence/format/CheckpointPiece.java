package io.tickring.persistence.format;

import org.agrona.DirectBuffer;

/**
 * A part of a saved state, which may be too large for one record. Pieces follow each other without other records
 * between them; the last one ends at the total.
 *
 * @param receiveTimeNs our time of the checkpoint, epoch ns; the same in all its pieces
 * @param offset where the piece begins in the saved state
 * @param total  bytes of the whole saved state
 * @param buffer holds the piece; belongs to the reader and changes with the next record
 * @param from   index of its first byte
 * @param length its bytes
 */
public record CheckpointPiece(
        long receiveTimeNs, int offset, int total, DirectBuffer buffer, int from, int length) {
    /** The most bytes of state in one piece. */
    public static final int MAX_BYTES = 16 * 1024;

    /** @return whether nothing of the saved state comes after this piece */
    public boolean last() {
        return offset + length == total;
    }
}
