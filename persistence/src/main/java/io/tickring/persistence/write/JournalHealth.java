package io.tickring.persistence.write;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the journal takes records. Any thread may ask, and any may report a failure. */
final class JournalHealth {
    private enum State {
        /** Everything is kept. */
        OK,
        /** The disk has no room; ticks are counted and lost until it has. */
        DISK_FULL,
        /** Nothing can be kept any more: the daemon stops. */
        FAILED
    }

    private static final Logger LOG = LoggerFactory.getLogger(JournalHealth.class);

    private volatile State state = State.OK;
    private volatile JournalFailedException failure;

    /** @return the state as users see it */
    String key() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    boolean failed() {
        return state == State.FAILED;
    }

    boolean diskFull() {
        return state == State.DISK_FULL;
    }

    /**
     * The journaling thread only.
     *
     * @param refusal what the system said to the wish for room
     */
    void diskIsFull(String refusal) {
        state(State.DISK_FULL, "no room for the next document: " + refusal);
    }

    /** The journaling thread only. */
    void roomIsBack() {
        state(State.OK, "there is room again");
    }

    /** @return the failure, for the caller to throw */
    JournalFailedException fail(String message, Throwable cause) {
        if (failure == null) {
            failure = new JournalFailedException(message, cause);
            state(State.FAILED, message);
        }
        return failure;
    }

    /** @throws JournalFailedException once the journal has failed */
    void require() {
        if (state == State.FAILED) {
            throw failure;
        }
    }

    private synchronized void state(State next, String reason) {
        if (state != State.FAILED && state != next) {
            LOG.warn("journal={} was={} reason=\"{}\"", next, state, reason);
            state = next;
        }
    }
}
