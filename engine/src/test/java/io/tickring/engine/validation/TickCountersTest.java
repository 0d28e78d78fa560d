package io.tickring.engine.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.engine.Ticks;
import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import org.junit.jupiter.api.Test;

class TickCountersTest {
    private final TickCounters counters = new TickCounters(4);

    private void count(int market, RejectReason reason, int marks) {
        TickEvent tick = Ticks.tick(market, Ticks.NOON_MS, "1", "1");
        tick.rejectReason = reason;
        tick.marks = marks;
        counters.count(tick);
    }

    @Test
    void shouldCountEveryTickOnce() {
        for (RejectReason reason : RejectReason.values()) {
            count(1, reason, 0);
        }
        count(2, RejectReason.NONE, Marks.LATE);

        assertThat(counters.received(1)).isEqualTo(RejectReason.values().length);
        assertThat(counters.accepted(1)).isEqualTo(1);
        assertThat(counters.duplicate(1)).isEqualTo(1);
        assertThat(counters.rejected(1)).isEqualTo(RejectReason.values().length - 2);
        assertThat(counters.received()).isEqualTo(counters.accepted() + counters.rejected() + counters.duplicate());
        assertThat(counters.late(2)).isEqualTo(1);
        assertThat(counters.rejected(1, RejectReason.SPIKE)).isEqualTo(1);
    }

    @Test
    void shouldNeverSeeARejectThatWasNone() throws InterruptedException {
        Thread counting = new Thread(() -> {
            TickEvent tick = Ticks.tick(1, Ticks.NOON_MS, "1", "1");
            tick.rejectReason = RejectReason.NONE;
            for (int i = 0; i < 5_000_000; i++) {
                counters.count(tick);
            }
        });
        long highest = 0;
        long lowest = 0;

        counting.start();
        while (counting.isAlive()) {
            long rejected = counters.rejected(1);
            highest = Math.max(highest, rejected);
            lowest = Math.min(lowest, rejected);
        }

        counting.join();
        assertThat(highest).isZero();
        assertThat(lowest).isZero();
    }

    @Test
    void shouldRefuseAStateOfMoreMarkets() {
        count(3, RejectReason.NONE, 0);
        StateOutput out = new StateOutput();
        counters.save(out);

        assertThatThrownBy(() -> new TickCounters(2).restore(new StateInput(out.buffer(), 0, out.length())))
                .hasMessageContaining("engine.maxMarkets");
        assertThatThrownBy(() -> new TickCounters(4).restore(new StateInput(out.buffer(), 0, 9)))
                .hasMessageContaining("too early");
    }
}
