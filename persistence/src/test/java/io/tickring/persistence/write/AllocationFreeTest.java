package io.tickring.persistence.write;

import io.tickring.persistence.disk.RollPeriod;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tickring.engine.Engine;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.testing.Rig;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllocationFreeTest {
    private static final int TICKS = 1_000_000;
    /** The JVM's own noise stays below; one object for each batch of 16 ticks would be a byte or more. */
    private static final double NOISE_BYTES = 0.5;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path dir;
    private long timeMs = Rig.START_MS;

    @Test
    void shouldAllocateNothingForATick() {
        long bytes;
        try (Rig rig = new Rig(new JournalSettings(dir, 10, 64, 64 << 20, RollPeriod.DAILY))) {
            for (int i = 0; i < TICKS / 1000; i++) {
                rig.journal.allocation().doWork();
            }
            feed(rig, TICKS / 2);
            long before = allocated();
            feed(rig, TICKS);
            bytes = allocated() - before;
        }

        assertThat(bytes / (double) TICKS).isLessThan(NOISE_BYTES);
        assertThat(bytesToReadTicks() / (double) TICKS).isLessThan(NOISE_BYTES);
    }

    /** Not up to the end, where the reader looks for another directory. */
    private long bytesToReadTicks() {
        Counting counting = new Counting();
        try (JournalReader reader = JournalReader.open(dir, 0)) {
            readTo(TICKS / 4, reader, counting);
            long before = allocated();
            readTo(TICKS / 4 + TICKS, reader, counting);
            return allocated() - before;
        }
    }

    private static void readTo(int ticks, JournalReader reader, Counting counting) {
        while (counting.ticks < ticks) {
            reader.poll(counting);
        }
    }

    private static final class Counting implements JournalListener {
        private int ticks;

        @Override
        public void onEvent(long sequence, TickEvent event) {
            ticks++;
        }
    }

    private void feed(Rig rig, int ticks) {
        TickEvent event = rig.event;
        Engine engine = rig.engine;
        TickJournal journal = rig.journal;
        for (int i = 0; i < ticks; i++) {
            timeMs += 1;
            rig.nowNs = timeMs * Rig.NS_PER_MS;
            if (i % 143 == 0) {
                event.clearControl(EventKind.HEARTBEAT, rig.nowNs);
            } else {
                event.clearTick();
                event.receiveTimeNs = rig.nowNs;
                event.market = 1 + i % Rig.MARKETS;
                event.exchangeTimeMs = timeMs - i % 17;
                event.bidNanos = 150_000_000_000L + i % 991 * 1_000_000L;
                event.askNanos = event.bidNanos + 30_000_000L;
                event.bidSizeMicros = i % 501 * 1_000_000L;
                event.askSizeMicros = i % 503 * 1_000_000L;
            }
            engine.apply(event);
            journal.onEvent(event, (i & 15) == 0);
        }
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
