package io.tickring.engine.status;

import java.util.List;

/**
 * The archive at one moment.
 *
 * @param state     {@code waiting} for a day to end, {@code running}, or {@code failed}: it is tried again
 * @param reason    why it failed, or why old directories of the journal are still there; for a person, else empty
 * @param days      days archived
 * @param lastDay   the newest of them, {@code 2026-11-23}; empty for none
 * @param lastRunMs our time when the last run ended well, epoch ms; 0 for never since the start
 * @param done      periods done of the run at work
 * @param total     periods of the run at work, 0 where none is
 * @param pruned    directories of the journal removed since the start
 */
public record ArchiveStatus(
        String state, String reason, int days, String lastDay, long lastRunMs, int done, int total, long pruned) {
    /** Nothing was archived and nothing is due. */
    public static final ArchiveStatus NONE = new ArchiveStatus("waiting", "", 0, "", 0, 0, 0, 0);

    /**
     * @param files of the archive that cannot be read
     * @return the same, with them as its first reason
     */
    public ArchiveStatus with(List<String> files) {
        String damage = files.isEmpty() ? reason : "damaged, restore from a backup: " + String.join(", ", files)
                + (reason.isEmpty() ? "" : "; " + reason);
        return new ArchiveStatus(state, damage, days, lastDay, lastRunMs, done, total, pruned);
    }
}
