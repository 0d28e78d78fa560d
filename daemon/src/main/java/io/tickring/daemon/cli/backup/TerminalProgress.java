package io.tickring.daemon.cli.backup;

import io.tickring.daemon.cli.terminal.Progress;
import io.tickring.persistence.backup.run.BackupProgress;

/** A bar for each piece of work, where a person watches. */
final class TerminalProgress implements BackupProgress, AutoCloseable {
    private Progress bar;

    @Override
    public void begin(String task, long bytes) {
        close();
        bar = Progress.ofBytes(task, bytes);
    }

    @Override
    public void at(long done) {
        bar.at(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
