package io.tickring.persistence.write;

import io.tickring.persistence.disk.TouchedFiles;
import io.tickring.persistence.files.JournalPosition;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;

/**
 * Brings the journal to the disk, again and again. Says synced only of what was journaled before it began to force; a
 * force that failed is never tried again, for the kernel may have dropped the pages and would report success. The
 * writer counts as alive only while it keeps what comes: the next start's gap begins where it no longer did.
 *
 * <p>Runs on the housekeeping thread.
 */
public final class JournalSync implements Agent {
    private final JournalPosition position;
    private final TouchedFiles files;
    private final JournalHealth health;
    private final LongSupplier clock;
    private final long intervalNs;
    private long nextSyncNs = Long.MIN_VALUE;

    JournalSync(JournalPosition position, TouchedFiles files, JournalHealth health, LongSupplier clock,
            long intervalMs) {
        this.position = position;
        this.files = files;
        this.health = health;
        this.clock = clock;
        intervalNs = TimeUnit.MILLISECONDS.toNanos(intervalMs);
    }

    @Override
    public String roleName() {
        return "journal-sync";
    }

    @Override
    public int doWork() {
        long nowNs = clock.getAsLong();
        if (nowNs < nextSyncNs || health.failed()) {
            return 0;
        }
        nextSyncNs = nowNs + intervalNs;
        if (!health.diskFull()) {
            position.alive(nowNs);
        }
        return sync() ? 1 : 0;
    }

    /** @return whether there was anything to sync */
    synchronized boolean sync() {
        long sequence = position.journaledSequence();
        if (sequence == position.syncedSequence() || health.failed()) {
            return false;
        }
        try {
            files.force();
            position.synced(sequence);
        } catch (IOException e) {
            health.fail("cannot sync the journal: " + e.getMessage(), e);
        }
        return true;
    }
}
