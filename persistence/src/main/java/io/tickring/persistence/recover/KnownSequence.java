package io.tickring.persistence.recover;

import io.tickring.persistence.format.Batch;
import io.tickring.persistence.format.SessionStart;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The highest sequence known, and whether higher ones may have been given out.
 *
 * @param highest in a record, in a position file that can be true, or in the marker of a session that came after it
 * @param jump    whether the machine went down while the last directory was written, or nobody knows
 */
record KnownSequence(long highest, boolean jump) {
    private static final Logger LOG = LoggerFactory.getLogger(KnownSequence.class);

    static KnownSequence of(List<DirectoryState> directories, long lastRead, long bootId) {
        long recorded = Math.max(lastRead, directories.stream().flatMap(directory -> directory.session().stream())
                .mapToLong(SessionStart::previousSequence).max().orElse(0));
        long possible = highestPossible(directories, recorded);
        long highest = recorded;
        boolean jump = false;
        boolean newest = true;
        for (int i = directories.size() - 1; i >= 0; i--) {
            DirectoryState directory = directories.get(i);
            if (directory.journaledSequence() > possible) {
                LOG.warn("recovery=position_impossible epoch={} journaledSequence={} possible={}",
                        directory.directory().epoch(), directory.journaledSequence(), possible);
                jump = true;
            } else {
                highest = Math.max(highest, directory.journaledSequence());
            }
            jump |= newest && directory.lostPower(bootId);
            newest &= directory.session().isEmpty();
        }
        return new KnownSequence(highest, jump);
    }

    /** A position file has no checksum: one flipped bit in it must not use up the sequences there are. */
    private static long highestPossible(List<DirectoryState> directories, long recorded) {
        long bytes = directories.stream().mapToLong(DirectoryState::bytes).sum();
        return recorded + SessionStart.JUMP * directories.size() + bytes / Batch.RECORD_HEADER_BYTES;
    }
}
