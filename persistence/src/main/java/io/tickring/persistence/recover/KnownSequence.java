package io.tickring.persistence.recover;

import java.util.List;

/**
 * The highest sequence known, and whether higher ones may have been given out.
 *
 * @param highest in a record, in a position file, or in the marker of a session that came after it
 * @param jump    whether the machine went down while the last directory was written
 */
record KnownSequence(long highest, boolean jump) {
    static KnownSequence of(List<DirectoryState> directories, long lastRead, long bootId) {
        long highest = lastRead;
        boolean jump = false;
        boolean newest = true;
        for (int i = directories.size() - 1; i >= 0; i--) {
            DirectoryState directory = directories.get(i);
            highest = Math.max(highest, directory.journaledSequence());
            highest = Math.max(highest, directory.session().map(start -> start.previousSequence()).orElse(0L));
            jump |= newest && directory.lostPower(bootId);
            newest &= directory.session().isEmpty();
        }
        return new KnownSequence(highest, jump);
    }
}
