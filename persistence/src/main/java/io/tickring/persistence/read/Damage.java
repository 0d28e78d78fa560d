package io.tickring.persistence.read;

/**
 * The first place in a directory that is not as it was written. What comes before it is served, what comes behind it in
 * the same directory is not.
 *
 * @param epoch        the directory
 * @param file         name of the file in it
 * @param offset       byte in the file
 * @param lastSequence the last record before it, 0 where none could be read
 * @param reason       what was expected and what was found
 */
public record Damage(int epoch, String file, long offset, long lastSequence, String reason) {
    @Override
    public String toString() {
        return "epoch " + epoch + ", " + file + " at byte " + offset + ", behind sequence " + lastSequence + ": "
                + reason;
    }
}
