package io.tickring.daemon.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.config.EngineConfig;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.clock.TimeSource;
import io.tickring.engine.market.Market;
import io.tickring.engine.ring.RingLayout;
import io.tickring.engine.ring.RingSettings;
import io.tickring.engine.ring.TickRing;
import io.tickring.engine.ring.WaitPreset;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.decode.QuoteDecoder;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.recover.JournalRecovery;
import io.tickring.persistence.recover.Recovered;
import io.tickring.persistence.write.TickJournal;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole hot path on its real threads: frame, decoder, ring, validation, bars, journal. */
class HotPathAllocationIT {
    private static final int TICKS = 1_000_000;
    private static final long START_MS = 1_795_089_600_000L;
    /** What the JVM itself may put on a thread's account now and then; far below a byte a tick. */
    private static final long NOISE_BYTES = 400_000;

    @TempDir
    Path dir;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Engine engine = new Engine(EngineSettings.defaults().with(TimeSource.RECORDS));
    private final QuoteDecoder decoder = new QuoteDecoder(engine.markets());
    private final byte[] frame = ("{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":{\"epic\":\"EURUSD\","
            + "\"product\":\"CFD\",\"bid\":1.06333,\"bidQty\":2.589885E7,\"ofr\":1.06339,\"ofrQty\":2.589885E7,"
            + "\"timestamp\":1795089600000}}\0").getBytes(StandardCharsets.US_ASCII);
    private final int timeAt = new String(frame, StandardCharsets.US_ASCII).indexOf("1795089600000");
    private long nowMs = START_MS;

    private long allocated(Thread thread) {
        return threads.getThreadAllocatedBytes(thread.getId());
    }

    private void send(TickRing ring, int ticks) {
        for (int i = 0; i < ticks; i++) {
            TickEvent slot = ring.peek();
            while (slot == null) {
                Thread.onSpinWait();
                slot = ring.peek();
            }
            setTime(++nowMs);
            assertQuote(decoder.decode(frame, frame.length - 1, nowMs * 1_000_000, slot));
            ring.publish();
        }
        while (ring.processed() < ring.published()) {
            Thread.onSpinWait();
        }
    }

    private static void assertQuote(boolean quote) {
        if (!quote) {
            throw new AssertionError("the frame was not read as a quote");
        }
    }

    private void setTime(long timeMs) {
        long rest = timeMs;
        for (int at = timeAt + 12; at >= timeAt; at--) {
            frame[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static Thread named(String name) {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals(name)).findFirst()
                .orElseThrow();
    }

    @Test
    void shouldAllocateNothingPerTickFromFrameToJournal() {
        engine.markets().define(Market.bare(0, "EURUSD"));
        DataDirectory data = new DataDirectory(dir);
        try (WriterLock lock = data.lock()) {
            Recovered recovered = JournalRecovery.forImport(lock, data.journal(), engine);
            long wallNs = SystemClocks.wallNs();
            try (TickJournal journal = TickJournal.open(lock,
                    EngineConfig.journal(Configuration.load(null, Map.of()), data.journal()), engine,
                    recovered.live(wallNs, "test", Map.of()), () -> wallNs);
                    Housekeeping housekeeping = Housekeeping.start(journal);
                    TickRing ring = new TickRing(engine, journal,
                            new RingSettings(4096, RingLayout.FUSED, WaitPreset.BALANCED), () -> wallNs)) {
                ring.start();
                send(ring, 400_000);
                Thread engineThread = named("engine");
                long producerBefore = allocated(Thread.currentThread());
                long engineBefore = allocated(engineThread);

                send(ring, TICKS);

                assertThat(allocated(Thread.currentThread()) - producerBefore).isLessThan(NOISE_BYTES);
                assertThat(allocated(engineThread) - engineBefore).isLessThan(NOISE_BYTES);
                assertThat(engine.counters().accepted()).isEqualTo(TICKS + 400_000L);
            }
        }
    }
}
