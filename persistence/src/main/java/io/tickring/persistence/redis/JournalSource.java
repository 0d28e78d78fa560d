package io.tickring.persistence.redis;

import io.tickring.persistence.files.JournalPosition;
import io.tickring.persistence.files.Sleeper;
import io.tickring.persistence.read.JournalReader;
import java.nio.file.Path;

/** The journal that the cache is written from. */
public sealed interface JournalSource {
    /**
     * @param dir      the journal's directory
     * @param epoch    the directory that this process writes
     * @param position how far it is
     * @return a journal that grows in this process
     */
    static JournalSource live(Path dir, int epoch, JournalPosition position) {
        return new Live(dir, epoch, position);
    }

    /** @return a journal that nobody writes meanwhile */
    static JournalSource stored(Path dir) {
        return new Stored(dir);
    }

    Path dir();

    /** @return the last record there is; {@code Long.MAX_VALUE} where only reading on tells */
    long lastSequence();

    JournalReader open(long fromSequence);

    /** Lets the sleeper be woken when the journal grows. */
    default void add(Sleeper sleeper) {
    }

    default void remove(Sleeper sleeper) {
    }

    /** A journal that grows in this process. */
    record Live(Path dir, int epoch, JournalPosition position) implements JournalSource {
        @Override
        public long lastSequence() {
            return position.journaledSequence();
        }

        @Override
        public JournalReader open(long fromSequence) {
            return JournalReader.beside(dir, fromSequence, epoch, position);
        }

        @Override
        public void add(Sleeper sleeper) {
            position.add(sleeper);
        }

        @Override
        public void remove(Sleeper sleeper) {
            position.remove(sleeper);
        }
    }

    /** A journal at rest. */
    record Stored(Path dir) implements JournalSource {
        @Override
        public long lastSequence() {
            return Long.MAX_VALUE;
        }

        @Override
        public JournalReader open(long fromSequence) {
            return JournalReader.open(dir, fromSequence);
        }
    }
}
