package io.tickring.persistence.recover;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.persistence.files.BootId;
import io.tickring.persistence.format.SessionStart;
import io.tickring.persistence.read.Damage;
import io.tickring.persistence.write.JournalStart;
import java.util.List;
import java.util.Map;

/**
 * Where the journal goes on.
 *
 * @param journalId         random, made for the first directory and the same in all
 * @param nextEpoch         of the directory to be opened
 * @param previousSequence  the highest sequence known anywhere
 * @param jump              whether sequences may have been given out that nobody knows: after a power cut
 * @param lastReceiveTimeNs our latest time in a live session, epoch ns, 0 for none: the clock goes on above it
 * @param stoppedAtNs       when the last live daemon was last seen, epoch ns, 0 for never: its gap begins there
 * @param replayed          records applied behind the checkpoint
 * @param missingBars       bars that follow from the ticks and were not written before the stop
 * @param differingBars     stored bars that do not follow from the stored ticks: after a full disk
 * @param damages           what could not be read of the directories that were looked at
 */
public record Recovered(
        long journalId, int nextEpoch, long previousSequence, boolean jump, long lastReceiveTimeNs, long stoppedAtNs,
        long replayed, List<Bar> missingBars, long differingBars, List<Damage> damages) {

    public Recovered {
        missingBars = List.copyOf(missingBars);
        damages = List.copyOf(damages);
    }

    /** @return the first sequence of the next directory */
    public long firstSequence() {
        return previousSequence + (jump ? SessionStart.JUMP : 1);
    }

    /** @return how a live session begins */
    public JournalStart live(long nowNs, String engineVersion, Map<String, String> settings) {
        SessionMarker marker =
                new SessionMarker(journalId, nextEpoch, nowNs, engineVersion, SessionMarker.LIVE, "", settings);
        return start(marker, true);
    }

    /**
     * @param source name of the file
     * @param sha256 its checksum in hex
     * @return how an import begins
     */
    public JournalStart imported(long nowNs, String engineVersion, Map<String, String> settings, String source,
            String sha256) {
        return start(new SessionMarker(journalId, nextEpoch, nowNs, engineVersion, source, sha256, settings), false);
    }

    /**
     * @param bars made anew, and all that the session holds
     * @return how a rebuild begins
     */
    public JournalStart rebuilt(long nowNs, String engineVersion, Map<String, String> settings, List<Bar> bars) {
        SessionMarker marker =
                new SessionMarker(journalId, nextEpoch, nowNs, engineVersion, SessionMarker.REBUILD, "", settings);
        return new JournalStart(new SessionStart(marker, previousSequence), firstSequence(), BootId.current(), bars,
                false);
    }

    private JournalStart start(SessionMarker marker, boolean live) {
        return new JournalStart(new SessionStart(marker, previousSequence), firstSequence(), BootId.current(),
                live ? missingBars : List.of(), live);
    }
}
