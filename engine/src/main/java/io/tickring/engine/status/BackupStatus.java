package io.tickring.engine.status;

/**
 * Backups at one moment. Times are ours, epoch ms, 0 for never.
 *
 * @param reason         why it is in that state, for a person; never a secret
 * @param target         where backups are kept, empty where none are
 * @param nextMs         when the daemon makes the next one
 * @param doneBytes      of the run at work
 * @param totalBytes     of the run at work, 0 where none is
 * @param lastId         the last backup that was made, by the daemon or by hand; empty for none
 * @param lastMs         when
 * @param lastBytes      of its files
 * @param lastSequence   everything acknowledged up to here is in it
 * @param verifiedId     the last backup that was restored and checked, empty for none
 * @param verifiedMs     when it was checked
 * @param verifiedGood   whether it was found good
 * @param verifiedReason why it was not
 */
public record BackupStatus(
        BackupState state, String reason, String target, long nextMs, long doneBytes, long totalBytes, String lastId,
        long lastMs, long lastBytes, long lastSequence, String verifiedId, long verifiedMs, boolean verifiedGood,
        String verifiedReason) {
    /** @return of a daemon that makes none */
    public static BackupStatus off(String reason) {
        return new BackupStatus(BackupState.OFF, reason, "", 0, 0, 0, "", 0, 0, 0, "", 0, false, "");
    }
}
