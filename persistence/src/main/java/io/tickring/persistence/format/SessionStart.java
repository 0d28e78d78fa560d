package io.tickring.persistence.format;

import io.tickring.engine.journal.SessionMarker;

/**
 * What stands first in a directory.
 *
 * @param marker           who writes, from what, with which settings
 * @param previousSequence the last sequence of the directories before, as far as anybody knew; the first of this one
 *                         is the next, or a million further after an unclean power-down
 */
public record SessionStart(SessionMarker marker, long previousSequence) {
    /** How far the sequence jumps where nobody can know which ones were given out. */
    public static final long JUMP = 1_000_000;

    /** @return whether a directory that starts at this sequence follows the one before */
    public boolean follows(long firstSequence) {
        return firstSequence == previousSequence + 1 || firstSequence == previousSequence + JUMP;
    }
}
