package io.tickring.persistence.history.journaled;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.history.Tick;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.history.JoinedTicks;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.recover.JournalRecovery;
import io.tickring.persistence.recover.Recovered;
import io.tickring.persistence.testing.JournalOnly;
import io.tickring.persistence.testing.Rig;
import io.tickring.persistence.write.TickJournal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalHistoryTest {
    private static final long PRICE = 150_000_000_000L;
    private static final long MINUTE = Bar.MINUTE_MS;
    private static final long DAY = 24 * 60 * MINUTE;

    @TempDir
    private Path dir;
    private JournalIndex index;

    @BeforeEach
    void open() {
        index = new JournalIndex(dir);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void shouldGiveTheTicksOfAMarketAndATime() {
        JoinedTicks history = JournalOnly.ticks(index);
        try (Rig rig = new Rig(dir)) {
            for (int i = 0; i < 60_000; i++) {
                rig.tick(1 + i % 3, Rig.START_MS + i * 50L, PRICE + i % 100 * 1_000_000L, PRICE + 200_000_000L,
                        i % 64 == 0);
            }
            rig.control(EventKind.HEARTBEAT);

            List<Tick> ticks = history.ticks(2, Rig.START_MS + MINUTE, Rig.START_MS + 2 * MINUTE, -1, 1_000_000);
            assertThat(ticks).hasSize(400).allMatch(tick -> tick.market() == 2)
                    .extracting(Tick::exchangeTimeMs).isSorted();
            assertThat(index.chunks(chunk -> true)).hasSizeGreaterThan(1);

            List<Tick> page = history.ticks(2, 0, Long.MAX_VALUE, ticks.get(10).sequence(), 5);
            assertThat(page).isEqualTo(ticks.subList(11, 16));

            rig.tick(2, Rig.START_MS + 2 * DAY, PRICE, PRICE + 1, true);
            assertThat(history.ticks(2, Rig.START_MS + DAY, Long.MAX_VALUE, -1, 10)).hasSize(1);
        }
    }

    @Test
    void shouldReadNothingMoreOnceClosed() {
        try (Rig rig = new Rig(dir)) {
            rig.tick(1, Rig.START_MS, PRICE, PRICE + 1, true);
        }

        index.close();
        index.refresh();

        assertThat(index.markets()).isEmpty();
    }

    @Test
    void shouldServeTheLatestRevisionAndLiveBeforeImport() {
        try (Rig rig = new Rig(dir)) {
            for (int minute = 0; minute < 5; minute++) {
                rig.tick(1, Rig.START_MS + minute * MINUTE, PRICE, PRICE + 1, true);
            }
            rig.tick(1, Rig.START_MS + MINUTE + 5, PRICE + 10, PRICE + 11, true);
        }
        importTicks(Rig.START_MS, 8, "first");
        importTicks(Rig.START_MS + 2 * DAY, 2, "second");

        List<Bar> bars = JournalOnly.bars(index).bars(1, Rig.START_MS - DAY, Rig.START_MS + DAY);

        assertThat(bars).extracting(bar -> bar.openTimeMs)
                .isEqualTo(minutes(Math.floorDiv(Rig.START_MS, MINUTE) * MINUTE, 8));
        assertThat(bars).extracting(bar -> bar.provenance).startsWith(Provenance.LIVE, Provenance.LIVE,
                Provenance.LIVE, Provenance.LIVE).endsWith(Provenance.IMPORT, Provenance.IMPORT, Provenance.IMPORT);
        assertThat(bars.get(1).revision).isEqualTo(1);
        assertThat(bars.get(1).ticks).isEqualTo(2);
        assertThat(JournalReader.importedBefore(dir, "first")).isPresent();
        assertThat(JournalReader.importedBefore(dir, "third")).isEmpty();
        assertThat(JournalReader.sessions(dir)).extracting(session -> session.epoch()).containsExactly(1, 2, 3);
    }

    @Test
    void shouldVisitAllBarsByTimeAndSymbol() {
        importTicks(Rig.START_MS + 3 * DAY, 2, "later");
        importTicks(Rig.START_MS, 2, "earlier");

        List<String> visited = new ArrayList<>();
        JournalOnly.bars(index).visit(0, Long.MAX_VALUE, market -> true,
                bar -> visited.add((bar.openTimeMs - Rig.START_MS) / DAY + " "
                        + index.market(bar.market).orElseThrow().symbol()));

        assertThat(visited).containsExactly("0 A", "0 Z", "0 A", "0 Z", "3 A", "3 Z", "3 A", "3 Z");
        assertThat(index.markets()).hasSize(2);
    }

    private void importTicks(long fromMs, int minutes, String sha256) {
        Engine engine = new Engine(EngineSettings.defaults().forImport());
        try (WriterLock lock = WriterLock.acquire(dir)) {
            Recovered recovered = JournalRecovery.forImport(lock, dir, engine);
            if (engine.markets().all().isEmpty()) {
                engine.markets().define(Market.bare(0, "Z"));
                engine.markets().define(Market.bare(0, "A"));
            }
            try (TickJournal journal = TickJournal.open(lock, Rig.settings(dir), engine,
                    recovered.imported(1, "test", engine.settings().asMap(), "ticks.csv", sha256),
                    () -> Rig.START_MS * Rig.NS_PER_MS)) {
                TickEvent event = new TickEvent();
                for (int i = 0; i < 2 * minutes; i++) {
                    event.clearTick();
                    event.market = 1 + i % 2;
                    event.exchangeTimeMs = fromMs + i / 2 * MINUTE;
                    event.receiveTimeNs = event.exchangeTimeMs * Rig.NS_PER_MS;
                    event.bidNanos = PRICE;
                    event.askNanos = PRICE + 5;
                    apply(engine, journal, event);
                }
                event.clearControl(EventKind.END_OF_INPUT, event.receiveTimeNs);
                apply(engine, journal, event);
            }
        }
    }

    private static void apply(Engine engine, TickJournal journal, TickEvent event) {
        engine.apply(event);
        journal.onEvent(event, true);
    }

    private static List<Long> minutes(long fromMs, int count) {
        return LongStream.range(0, count).map(minute -> fromMs + minute * MINUTE).boxed().toList();
    }
}
