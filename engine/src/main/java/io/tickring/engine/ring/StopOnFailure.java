package io.tickring.engine.ring;

import com.lmax.disruptor.ExceptionHandler;
import io.tickring.engine.tick.TickEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops all stages on what the journal throws. Disruptor's own handler would end one consumer and leave the producer
 * waiting for ever.
 */
final class StopOnFailure implements ExceptionHandler<TickEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(StopOnFailure.class);

    private final Runnable halt;
    private volatile Throwable failure;

    StopOnFailure(Runnable halt) {
        this.halt = halt;
    }

    Throwable failure() {
        return failure;
    }

    @Override
    public void handleEventException(Throwable cause, long ringSequence, TickEvent event) {
        fail(cause, "ring sequence " + ringSequence);
    }

    @Override
    public void handleOnStartException(Throwable cause) {
        fail(cause, "start");
    }

    @Override
    public void handleOnShutdownException(Throwable cause) {
        fail(cause, "shutdown");
    }

    private void fail(Throwable cause, String where) {
        if (failure == null) {
            failure = cause;
            LOG.error("stage=journal state=failed at={}", where, cause);
        }
        halt.run();
    }
}
