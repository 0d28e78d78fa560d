package io.tickring.persistence.backup.run;

/** Told how far a long piece of work is. One thread. */
public interface BackupProgress {
    /** Nobody watches. */
    BackupProgress NONE = new BackupProgress() {
        @Override
        public void begin(String task, long bytes) {
            // Nobody watches.
        }

        @Override
        public void at(long done) {
            // Nobody watches.
        }
    };

    /** A piece of work begins; the one before has ended. */
    void begin(String task, long bytes);

    /** @param done bytes behind */
    void at(long done);
}
