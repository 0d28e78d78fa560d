package io.tickring.feed.ring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.clock.ClockMapping;
import io.tickring.engine.clock.ReceiveClock;
import io.tickring.engine.latency.LatencyStage;
import io.tickring.engine.market.Market;
import io.tickring.engine.ring.RingLayout;
import io.tickring.engine.ring.RingSettings;
import io.tickring.engine.ring.TickRing;
import io.tickring.engine.ring.WaitPreset;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.feed.fake.Rig;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RingWriterTest {
    private static final int CAPACITY = 1024;

    private final Engine engine = new Engine(EngineSettings.defaults());
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final TickRing ring = new TickRing(engine, (event, last) -> {
        seen.add(event.kind == EventKind.TICK ? event.exchangeTimeMs + " " + event.rejectReason : event.kind.name());
        engine.outbox().freeTo(event.barsTo);
    }, new RingSettings(CAPACITY, RingLayout.FUSED, WaitPreset.ECO), () -> 0);
    private final RingWriter writer = new RingWriter(
            ring, engine.markets(), new ReceiveClock(() -> 100, () -> 0, 0), engine.latencies());

    RingWriterTest() {
        engine.markets().define(Market.bare(0, "EURUSD"));
    }

    @Test
    void shouldHoldInOrderWhatFindsNoSlot() {
        for (int i = 0; i < CAPACITY; i++) {
            assertThat(quote(i)).isTrue();
        }
        assertThat(writer.held()).isZero();

        assertThat(quote(CAPACITY)).isTrue();
        writer.gap(1, 0, 1, GapReason.SILENT, 100);
        byte[] garbage = "garbage".getBytes(UTF_8);
        writer.unreadable(garbage, garbage.length, 100);
        Arrays.fill(garbage, (byte) 0);
        writer.clock(new ClockMapping(0, 0, 1), false);
        assertThat(quote(CAPACITY + 1)).isTrue();
        assertThat(other()).isFalse();
        writer.drain();
        assertThat(writer.held()).isEqualTo(5);

        ring.start();
        Rig.await().pollInSameThread().until(() -> ring.freeSlots() == CAPACITY);
        assertThat(quote(CAPACITY + 2)).isTrue();
        writer.drain();
        ring.close();
        assertThat(writer.held()).isZero();
        assertThat(seen.subList(CAPACITY, seen.size())).extracting(line -> line.replaceAll("(\\d+) (?!UND).*", "$1"))
                .containsExactly(Integer.toString(CAPACITY), "GAP", Long.MIN_VALUE + " UNDECODABLE", "CLOCK",
                        Integer.toString(CAPACITY + 1), Integer.toString(CAPACITY + 2));
    }

    @Test
    void shouldTimeTheDecoding() {
        quote(1);

        assertThat(engine.latencies().summaries()).filteredOn(row -> row.stage() == LatencyStage.DECODE)
                .singleElement().satisfies(row -> assertThat(row.count()).isEqualTo(1));
    }

    private boolean quote(int timeMs) {
        return write("{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":{\"epic\":\"EURUSD\",\"bid\":1.0,"
                + "\"ofr\":1.1,\"timestamp\":" + timeMs + "}}");
    }

    private boolean other() {
        return write("{\"status\":\"OK\",\"destination\":\"ping\"}");
    }

    private boolean write(String text) {
        byte[] frame = text.getBytes(UTF_8);
        byte[] shared = Arrays.copyOf(frame, frame.length + 1);
        boolean quote = writer.quote(shared, frame.length, 100);
        Arrays.fill(shared, (byte) 'x');
        return quote;
    }
}
