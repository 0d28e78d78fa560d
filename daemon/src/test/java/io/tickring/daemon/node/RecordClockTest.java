package io.tickring.daemon.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import org.junit.jupiter.api.Test;

class RecordClockTest {
    private final RecordClock clock = new RecordClock(() -> 7);

    private void journaled(long timeMs, RejectReason reason) {
        TickEvent tick = new TickEvent();
        tick.clearTick();
        tick.exchangeTimeMs = timeMs;
        tick.rejectReason = reason;
        clock.onEvent(1, tick);
    }

    @Test
    void shouldFollowTheNewestAcceptedTick() {
        long before = clock.marketTimeMs();
        journaled(100, RejectReason.NONE);
        journaled(900, RejectReason.SPIKE);
        journaled(99, RejectReason.NONE);

        assertThat(before).isEqualTo(7);
        assertThat(clock.marketTimeMs()).isEqualTo(100);
    }
}
