package io.tickring.persistence.read;

import io.tickring.engine.journal.JournalListener;
import io.tickring.persistence.files.JournalPosition;
import io.tickring.persistence.files.Sleeper;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the journal in the writer's process: what is old and what is new come on one path. Its listener is called on
 * the thread that runs the agent, which can hold up nobody but itself.
 */
public final class JournalFollower implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFollower.class);
    private static final long NAP_NS = TimeUnit.MILLISECONDS.toNanos(10);
    /** One call of {@link #doWork} delivers at most this many batches, so that its thread can do other work too. */
    private static final int BATCHES = 64;

    private final String roleName;
    private final JournalReader reader;
    private final JournalListener listener;
    private final JournalPosition position;
    private final Sleeper sleeper = new Sleeper();
    private long seen = Long.MIN_VALUE;
    private int damagesTold;

    /**
     * @param liveEpoch    the directory being written
     * @param position     of the journal being written
     * @param fromSequence the first record wanted
     */
    public JournalFollower(String roleName, Path journal, int liveEpoch, JournalPosition position, long fromSequence,
            JournalListener listener) {
        this.roleName = roleName;
        this.listener = listener;
        this.position = position;
        reader = JournalReader.beside(journal, fromSequence, liveEpoch, position);
        position.add(sleeper);
    }

    @Override
    public String roleName() {
        return roleName;
    }

    @Override
    public int doWork() {
        long journaled = position.journaledSequence();
        if (journaled == seen) {
            return 0;
        }
        for (int batches = 0; batches < BATCHES; batches++) {
            if (reader.poll(listener) == 0) {
                seen = journaled;
                tellDamages();
                return batches;
            }
        }
        return BATCHES;
    }

    private void tellDamages() {
        List<Damage> damages = reader.damages();
        for (; damagesTold < damages.size(); damagesTold++) {
            LOG.warn("follower={} state=damage place=\"{}\"", roleName, damages.get(damagesTold));
        }
    }

    /** @return how the thread rests: until the journal grows, or 10 ms */
    public IdleStrategy idleStrategy() {
        return new Nap();
    }

    @Override
    public void onClose() {
        position.remove(sleeper);
        reader.close();
    }

    private final class Nap implements IdleStrategy {
        @Override
        public void idle(int workCount) {
            if (workCount == 0) {
                idle();
            }
        }

        @Override
        public void idle() {
            sleeper.sleep(NAP_NS, () -> position.journaledSequence() == seen);
        }

        @Override
        public void reset() {
            // Nothing is kept between naps.
        }
    }
}
