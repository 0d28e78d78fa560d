package io.tickring.persistence.redis;

import io.tickring.persistence.files.Sleeper;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.IdleStrategy;

/**
 * How the thread rests: until answers come, or the journal grows where that makes work, or 10 ms. The hot chain wakes
 * it only where there is something that it could write.
 */
final class WriterRest implements IdleStrategy, AutoCloseable {
    private static final long NAP_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final JournalSource source;
    private final BooleanSupplier canWrite;
    private final BooleanSupplier isJournalStill;
    private final Sleeper journalSleeper = new Sleeper();
    private final Sleeper replySleeper = new Sleeper();
    private volatile boolean hasAnswers;

    /**
     * @param canWrite       whether new records would make work
     * @param isJournalStill whether there are no new records; asked only where they would make work
     */
    WriterRest(JournalSource source, BooleanSupplier canWrite, BooleanSupplier isJournalStill) {
        this.source = source;
        this.canWrite = canWrite;
        this.isJournalStill = isJournalStill;
        source.add(journalSleeper);
    }

    /** Answers have come. Any thread. */
    void onAnswers() {
        hasAnswers = true;
        journalSleeper.wake();
        replySleeper.wake();
    }

    /** The answers that have come are looked at from here on. */
    void rise() {
        hasAnswers = false;
    }

    @Override
    public void idle(int workCount) {
        if (workCount == 0) {
            idle();
        }
    }

    @Override
    public void idle() {
        if (canWrite.getAsBoolean()) {
            journalSleeper.sleep(NAP_NS, () -> !hasAnswers && isJournalStill.getAsBoolean());
        } else {
            replySleeper.sleep(NAP_NS, () -> !hasAnswers);
        }
    }

    @Override
    public void reset() {
        // Nothing is kept between naps.
    }

    @Override
    public void close() {
        source.remove(journalSleeper);
    }
}
