package io.tickring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HotPathAllocationTest {
    private static final int TICKS = 1_000_000;

    private final Engine engine = new Engine(EngineSettings.defaults());
    private final TickEvent slot = new TickEvent();
    private final byte[] price = "1.06339".getBytes(StandardCharsets.US_ASCII);
    private long nowMs = Ticks.NOON_MS;

    private void pass(int ticks) {
        for (int i = 0; i < ticks; i++) {
            nowMs += 37;
            long bid = Decimal.parse(price, 0, price.length, Decimal.PRICE_SCALE) + i % 7 * 1_000;
            Ticks.fill(slot, 1 + i % 3, nowMs, bid, bid + 100);
            engine.apply(slot);
            engine.outbox().freeTo(slot.barsTo);
        }
    }

    @Test
    void shouldAllocateNothingPerTick() {
        engine.markets().define(Market.bare(0, "A"));
        engine.markets().define(Market.bare(0, "B"));
        engine.markets().define(Market.bare(0, "C"));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        engine.apply(Ticks.clock(nowMs));
        pass(200_000);
        long thread = Thread.currentThread().getId();

        long before = threads.getThreadAllocatedBytes(thread);
        pass(TICKS);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;

        assertThat(allocated / TICKS).isZero();
        assertThat(allocated).isLessThan(10_000);
        assertThat(engine.counters().accepted()).isEqualTo(1_200_000);
    }
}
