package io.tickring.persistence.redis;

import io.tickring.engine.journal.JournalListener;
import io.tickring.persistence.read.JournalReader;
import java.util.function.BooleanSupplier;

/** The journal from a sequence on, read in portions. One thread. */
final class JournalTail implements AutoCloseable {
    /** A portion has at most so many of the journal's batches, so that answers are taken meanwhile. */
    private static final int POLLS = 512;
    private static final long BEFORE_THE_END = Long.MIN_VALUE;

    private final JournalSource source;
    private final JournalReader reader;
    private final long target;
    /** What was journaled when there was nothing more to read. */
    private long seen = BEFORE_THE_END;

    JournalTail(JournalSource source, long fromSequence) {
        this.source = source;
        target = source.lastSequence();
        reader = source.open(fromSequence);
    }

    /**
     * Delivers the next portion.
     *
     * @param hasEnough ends it early
     * @return records delivered
     */
    int read(JournalListener listener, BooleanSupplier hasEnough) {
        if (isStill()) {
            return 0;
        }
        long journaled = source.lastSequence();
        seen = BEFORE_THE_END;
        int read = 0;
        for (int i = 0; i < POLLS && !isAtEnd() && !hasEnough.getAsBoolean(); i++) {
            int records = reader.poll(listener);
            read += records;
            seen = records == 0 ? journaled : BEFORE_THE_END;
        }
        return read;
    }

    /** @return whether the last portion found nothing more */
    boolean isAtEnd() {
        return seen != BEFORE_THE_END;
    }

    /** @return whether nothing was journaled since the end was found */
    boolean isStill() {
        return source.lastSequence() == seen;
    }

    /** @return the last record that there was when this was opened; {@code Long.MAX_VALUE} where nobody knows */
    long target() {
        return target;
    }

    @Override
    public void close() {
        reader.close();
    }
}
