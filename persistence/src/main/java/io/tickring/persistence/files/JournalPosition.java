package io.tickring.persistence.files;

import java.util.concurrent.CopyOnWriteArrayList;

/**
 * How far the journal is. One thread journals and one syncs; any thread may ask, and a follower that sleeps is woken
 * when there is something new.
 */
public final class JournalPosition {
    private final PositionFile file;
    private final CopyOnWriteArrayList<Sleeper> followers = new CopyOnWriteArrayList<>();
    private volatile Sleeper[] sleepers = {};
    private volatile long journaledSequence;
    private volatile long syncedSequence;

    public JournalPosition(PositionFile file) {
        this.file = file;
        journaledSequence = file.journaledSequence();
        syncedSequence = file.syncedSequence();
    }

    /** @return acknowledged: no kill of the process loses what lies at or below it */
    public long journaledSequence() {
        return journaledSequence;
    }

    /** @return no power cut loses what lies at or below it */
    public long syncedSequence() {
        return syncedSequence;
    }

    /** Lets this follower be woken. */
    public synchronized void add(Sleeper sleeper) {
        followers.add(sleeper);
        sleepers = followers.toArray(Sleeper[]::new);
    }

    public synchronized void remove(Sleeper sleeper) {
        followers.remove(sleeper);
        sleepers = followers.toArray(Sleeper[]::new);
    }

    /**
     * Acknowledges. The journaling thread only.
     *
     * @param end {@link FilePosition} behind the record of this sequence
     */
    public void journaled(long sequence, long end) {
        file.journaled(sequence, end);
        journaledSequence = sequence;
        for (Sleeper sleeper : sleepers) {
            sleeper.wake();
        }
    }

    /** The syncing thread only. */
    public void synced(long sequence) {
        file.synced(sequence);
        syncedSequence = sequence;
    }

    /** Says that the writer lives. The syncing thread only. */
    public void alive(long nowNs) {
        file.alive(nowNs);
    }

    /** Tells the next start where to begin. The journaling thread only. */
    public void checkpoint(long sequence, long position) {
        file.checkpoint(sequence, position);
    }

    /** Says that nothing more will come, and gives the memory back. */
    public void close() {
        file.closed();
        abandon();
    }

    /** Gives the memory back without a word: whoever looks sees a writer that stopped in the middle. */
    public void abandon() {
        file.close();
    }
}
