package io.tickring.persistence.recover;

import io.tickring.engine.EngineSettings;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.PositionFile;
import io.tickring.persistence.format.SessionStart;
import io.tickring.persistence.read.DirectoryCursor;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of a directory before its records are looked at.
 *
 * @param session           how it begins, empty where its writer was killed before it could say
 * @param checkpoint        the last complete one
 * @param journaledSequence acknowledged, as far as the disk knows; 0 where there is no position file
 * @param aliveTimeNs       when its writer was last seen, epoch ns; 0 for never
 * @param bootId            of the machine while it was written, 0 for unknown
 * @param closedInOrder     whether its writer said that it is complete
 * @param bytes             of its files with records
 */
record DirectoryState(
        EpochDirectory directory, Optional<SessionStart> session, Optional<LastCheckpoint> checkpoint,
        long journaledSequence, long aliveTimeNs, long bootId, boolean closedInOrder, long bytes) {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryState.class);

    /**
     * @param bootId of the machine now. Where it went down meanwhile, pages may be missing before the place at which
     *               the position file finds the last checkpoint; it is looked for from the beginning then, so that the
     *               state is that of the records which a reader gets
     */
    static DirectoryState of(EpochDirectory directory, long bootId) {
        DirectoryState bare = withoutCheckpoint(directory);
        Optional<LastCheckpoint> checkpoint = bare.session.isEmpty() ? Optional.empty()
                : bare.lostPower(bootId) ? LastCheckpoint.search(directory) : LastCheckpoint.of(directory);
        return new DirectoryState(directory, bare.session, checkpoint, bare.journaledSequence, bare.aliveTimeNs,
                bare.bootId, bare.closedInOrder, bare.bytes);
    }

    private static DirectoryState withoutCheckpoint(EpochDirectory directory) {
        Optional<SessionStart> session = DirectoryCursor.sessionOf(directory);
        Optional<PositionFile> position = PositionFile.read(directory);
        long bytes = directory.cycleFiles().stream().mapToLong(file -> file.toFile().length()).sum();
        if (position.isEmpty()) {
            return new DirectoryState(directory, session, Optional.empty(), 0, 0, 0, false, bytes);
        }
        try (PositionFile file = position.get()) {
            return new DirectoryState(directory, session, Optional.empty(), file.journaledSequence(),
                    file.aliveTimeNs(), file.bootId(), file.closedInOrder(), bytes);
        }
    }

    Optional<SessionMarker> marker() {
        return session.map(SessionStart::marker);
    }

    /** @return the settings its ticks were judged by, empty where this version cannot read them */
    Optional<EngineSettings> settings() {
        try {
            return marker().map(marker -> EngineSettings.fromMap(marker.settings()));
        } catch (IllegalArgumentException e) {
            LOG.warn("recovery=settings_of_another_version epoch={} reason=\"{}\"; the present ones are used instead",
                    directory.epoch(), e.getMessage());
            return Optional.empty();
        }
    }

    /** @return whether the venue's ticks went into it */
    boolean live() {
        return marker().filter(SessionMarker::live).isPresent();
    }

    /**
     * @return whether the machine may have gone down while it was written: what it held in memory only is gone then.
     *         Nobody knows where the boot is unknown, as it is without a position file.
     */
    boolean lostPower(long currentBootId) {
        return !closedInOrder && (bootId == 0 || bootId != currentBootId);
    }
}
