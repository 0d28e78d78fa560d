package io.tickring.engine.status;

/**
 * The journal at one moment.
 *
 * @param state          {@code ok}, {@code disk_full} or {@code failed}
 * @param sequence       acknowledged: no kill of the process loses what lies at or below it
 * @param syncedSequence no power cut loses what lies at or below it
 * @param epoch          directory being written
 * @param bytes          written to that directory
 * @param notJournaled   ticks that found no room on the disk since start
 */
public record JournalStatus(
        String state, long sequence, long syncedSequence, int epoch, long bytes, long notJournaled) {
}
