package io.tickring.engine.journal;

import java.util.Map;

/**
 * Stands at the start of each directory of the journal.
 *
 * @param journalId     random, the same in all directories of a journal
 * @param epoch         grows by one with each start of a writer
 * @param startTimeNs   our time of the start, epoch ns
 * @param engineVersion the program that wrote
 * @param source        live, rebuild, or the name of the imported file
 * @param sourceSha256  checksum of the imported file in hex, empty for the others
 * @param settings      what decides on ticks and bars, by configuration key; a replay uses these
 */
public record SessionMarker(
        long journalId, int epoch, long startTimeNs, String engineVersion, String source, String sourceSha256,
        Map<String, String> settings) {

    /** The source of a session that is fed by the venue. */
    public static final String LIVE = "live";
    /** The source of a session that holds bars made anew from the ticks of the others, and no ticks. */
    public static final String REBUILD = "rebuild";

    public SessionMarker {
        settings = Map.copyOf(settings);
    }

    /** @return the same, of a file with this checksum in hex */
    public SessionMarker withSha256(String sha256) {
        return new SessionMarker(journalId, epoch, startTimeNs, engineVersion, source, sha256, settings);
    }

    /** @return whether the ticks came from the venue's stream, rather than from a file */
    public boolean live() {
        return LIVE.equals(source) && sourceSha256.isEmpty();
    }

    /** @return whether its bars were made anew from the ticks of other sessions */
    public boolean rebuilt() {
        return REBUILD.equals(source) && sourceSha256.isEmpty();
    }
}
