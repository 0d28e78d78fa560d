package io.tickring.daemon.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickring.daemon.data.DataDirectory;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.read.JournalReader;
import io.tickring.simulator.Simulator;
import io.tickring.simulator.SimulatorSettings;
import io.tickring.simulator.ledger.LedgerRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The venue's second is 16 ms of ours here, and gaps are right to a second of the venue. */
class GapBoundsIT {
    private static final int SPEED = 60;
    private static final long TOLERANCE_MS = 1_000;
    private static final int MARKETS = 20;

    @TempDir
    Path dir;

    @Test
    void shouldCoverExactlyWhatWasMissed() throws Exception {
        SimulatorSettings settings =
                SimulatorSettings.builder().symbols(MARKETS).speed(SPEED).roundTheClock(true).build();
        List<LedgerRow> sent;
        List<long[]> faults = new ArrayList<>();
        Record record = new Record();
        try (Simulator simulator = Simulator.start(settings)) {
            try (Node node = Node.start(StreamModesIT.settings(simulator, dir))) {
                settle(node, 5_000);
                for (int round = 0; round < 4; round++) {
                    long fromMs = simulator.nowMs();
                    fault(simulator, round);
                    faults.add(new long[] {fromMs, simulator.nowMs()});
                    settle(node, 2_000);
                }
                sent = simulator.controls().ledger(Optional.empty(), 65_536).newest();
            }
        }
        try (JournalReader reader = JournalReader.open(new DataDirectory(dir).journal(), 0)) {
            reader.readAll(record);
        }

        assertThat(record.ticks).hasSizeGreaterThan(10_000);
        for (long[] fault : faults) {
            assertThat(record.gaps.stream().filter(gap -> gap.fromMs < fault[1] + 5_000 && gap.toMs > fault[0]))
                    .as("gaps of the fault from %d to %d", fault[0], fault[1]).hasSizeGreaterThanOrEqualTo(MARKETS);
        }
        assertThat(sent).filteredOn(row -> !record.ticks.contains(row.epic() + row.timestamp()))
                .allMatch(row -> record.covers(row.epic(), row.timestamp(), -TOLERANCE_MS));
        assertThat(record.times).allSatisfy(tick ->
                assertThat(record.covers(tick.symbol, tick.timeMs, TOLERANCE_MS)).as("%s", tick).isFalse());
    }

    private static void fault(Simulator simulator, int round) {
        if (round % 2 == 0) {
            simulator.controls().stopSockets();
        } else {
            simulator.controls().stallSockets();
            long endMs = simulator.nowMs() + 60_000;
            await().atMost(Duration.ofSeconds(20)).until(() -> simulator.nowMs() > endMs);
            simulator.controls().resumeSockets();
        }
    }

    private static void settle(Node node, long ticks) {
        long enough = node.engine().counters().accepted() + ticks;
        await().atMost(Duration.ofMinutes(1)).until(() -> node.engine().counters().accepted() >= enough);
    }

    private record Tick(String symbol, long timeMs) {
    }

    private record Gap(String symbol, long fromMs, long toMs) {
    }

    private static final class Record implements JournalListener {
        private final Map<Integer, String> symbols = new HashMap<>();
        private final Set<String> ticks = new HashSet<>();
        private final List<Tick> times = new ArrayList<>();
        private final List<Gap> gaps = new ArrayList<>();

        @Override
        public void onMarket(long sequence, Market market) {
            symbols.put(market.number(), market.symbol());
        }

        @Override
        public void onEvent(long sequence, TickEvent event) {
            String symbol = symbols.get(event.market);
            switch (event.kind) {
                case TICK -> {
                    ticks.add(symbol + event.exchangeTimeMs);
                    times.add(new Tick(symbol, event.exchangeTimeMs));
                }
                case GAP -> {
                    if (event.gapFromMs < event.gapToMs) {
                        gaps.add(new Gap(symbol, event.gapFromMs, event.gapToMs));
                    }
                }
                default -> { }
            }
        }

        /** @param depthMs how far from the gap's ends the time has to lie; below 0 it may lie outside */
        private boolean covers(String symbol, long timeMs, long depthMs) {
            return gaps.stream().anyMatch(gap -> gap.symbol.equals(symbol)
                    && gap.fromMs + depthMs < timeMs && timeMs < gap.toMs - depthMs);
        }
    }
}
