package io.tickring.persistence.backup.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What makes a backup exist: written when all it names is there.
 *
 * @param format        {@link #FORMAT}
 * @param id            sorts by time
 * @param timeMs        of the snapshot, epoch ms
 * @param engineVersion the program that made it
 * @param journalId     which journal it is of, 0 for none
 * @param firstSequence of the oldest journal directory in it, 0 for none
 * @param lastSequence  everything acknowledged up to here is in it, 0 for nothing
 * @param bytes         of all files
 * @param keyId         of the key that encrypted it, empty where it is not encrypted
 * @param files         by path
 * @param proof         that all above is as it was written
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Catalogue(
        int format, String id, long timeMs, String engineVersion, long journalId, long firstSequence,
        long lastSequence, long bytes, String keyId, List<StoredFile> files, String proof) {

    /** The only one so far. */
    public static final int FORMAT = 1;

    public Catalogue {
        files = List.copyOf(files);
    }

    /** @return whether its objects are encrypted */
    public boolean encrypted() {
        return !keyId.isEmpty();
    }

    Catalogue withProof(String made) {
        return new Catalogue(format, id, timeMs, engineVersion, journalId, firstSequence, lastSequence, bytes, keyId,
                files, made);
    }
}
