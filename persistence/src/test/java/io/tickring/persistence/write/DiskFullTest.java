package io.tickring.persistence.write;

import io.tickring.persistence.disk.BlockWriter;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.recover.JournalRecovery;
import io.tickring.persistence.recover.Recovered;
import io.tickring.persistence.replay.JournalReplay;
import io.tickring.persistence.replay.ReplayReport;
import io.tickring.persistence.replay.ReplayRequest;
import io.tickring.persistence.testing.Recording;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullTest {
    private static final int TICKS = 60_000;

    @TempDir
    private Path dir;
    private final BlockWriter disk = BlockWriter.ofDisk();
    private Engine engine = new Engine(EngineSettings.defaults());
    private final TickEvent event = new TickEvent();
    private boolean full;
    private int markets = 2;
    private long timeMs = Rig.START_MS;

    @Test
    void shouldCountWhatFindsNoRoomAndGoOnWhenThereIsRoomAgain() {
        JournalSettings settings = Rig.settings(dir);
        try (WriterLock lock = WriterLock.acquire(dir)) {
            Recovered recovered = JournalRecovery.live(lock, dir, engine);
            engine.markets().define(Market.bare(0, "A"));
            engine.markets().define(Market.bare(0, "B"));
            try (TickJournal journal = TickJournal.open(lock, settings, engine,
                    recovered.live(nowNs(), "test", engine.settings().asMap()), this::nowNs, this::writeZeros)) {
                feed(journal, 100);
                full = true;
                feed(journal, TICKS);

                assertThat(journal.status().state()).isEqualTo("disk_full");
                long lost = journal.status().notJournaled();
                assertThat(lost).isBetween(1000L, (long) TICKS);
                clock(journal);

                full = false;
                feed(journal, 200);
                assertThat(journal.status().state()).isEqualTo("ok");
                assertThat(journal.status().notJournaled()).isBetween(lost, lost + 200);
                assertReadBack(journal.status().notJournaled());
            }
        }
    }

    @Test
    void shouldDefineAMarketThatCameWhileTheDiskWasFull() {
        try (WriterLock lock = WriterLock.acquire(dir)) {
            Recovered recovered = JournalRecovery.live(lock, dir, engine);
            engine.markets().define(Market.bare(0, "A"));
            engine.markets().define(Market.bare(0, "B"));
            try (TickJournal journal = TickJournal.open(lock, Rig.settings(dir), engine,
                    recovered.live(nowNs(), "test", engine.settings().asMap()), this::nowNs, this::writeZeros)) {
                full = true;
                feed(journal, TICKS);
                engine.markets().define(Market.bare(0, "C"));
                markets = 3;
                feed(journal, 3);
                markets = 2;
                full = false;
                feed(journal, 200);
            }
        }

        Recording read = new Recording();
        try (JournalReader reader = JournalReader.open(dir, 0)) {
            reader.readAll(read);
        }
        String definition = read.lines("Market").stream().filter(line -> line.contains("symbol=C")).findFirst()
                .orElseThrow();
        String gap = read.lines("GAP").stream().filter(line -> line.split(" ")[2].equals("3")).findFirst()
                .orElseThrow();
        assertThat(read.lines.indexOf(definition)).isLessThan(read.lines.indexOf(gap));
    }

    @Test
    void shouldReplayExactlyFromTheNextCheckpointOn() {
        runThroughAFullDisk();
        try (Rig rig = new Rig(Rig.settings(dir), nowNs())) {
            rig.tick(1, timeMs + Bar.MINUTE_MS, 1_000_000_000_000L, 1_000_000_001_000L, true);
        }

        ReplayReport report = JournalReplay.run(dir, ReplayRequest.all(), bytes -> { });

        assertThat(report.first()).isEmpty();
        assertThat(report.notCompared()).isPositive();
        assertThat(report.checkpoints()).isEqualTo(3);
        assertThat(report.ticks()).isGreaterThan(TICKS / 10);
    }

    private void runThroughAFullDisk() {
        Engine fresh = new Engine(EngineSettings.defaults());
        engine = fresh;
        try (WriterLock lock = WriterLock.acquire(dir)) {
            Recovered recovered = JournalRecovery.live(lock, dir, fresh);
            fresh.markets().define(Market.bare(0, "A"));
            fresh.markets().define(Market.bare(0, "B"));
            try (TickJournal journal = TickJournal.open(lock, Rig.settings(dir), fresh,
                    recovered.live(nowNs(), "test", fresh.settings().asMap()), this::nowNs, this::writeZeros)) {
                feed(journal, 100);
                full = true;
                feed(journal, TICKS);
                full = false;
                feed(journal, 200);
            }
        }
    }

    private void assertReadBack(long lost) {
        Recording read = new Recording();
        try (JournalReader reader = JournalReader.open(dir, 0)) {
            reader.readAll(read);
            assertThat(reader.damages()).isEmpty();
        }
        assertThat(read.lines("TICK")).hasSize((int) (100 + TICKS + 200 - lost));
        List<String> gaps = read.lines("GAP");
        assertThat(gaps).hasSize(2).allMatch(line -> line.endsWith("NOT_JOURNALED"));
        assertThat(read.lines.indexOf(read.lines("CLOCK").get(0))).isLessThan(read.lines.indexOf(gaps.get(0)));
    }

    private void feed(TickJournal journal, int ticks) {
        for (int i = 0; i < ticks; i++) {
            timeMs += 5;
            event.clearTick();
            event.receiveTimeNs = nowNs();
            event.market = 1 + i % markets;
            event.exchangeTimeMs = timeMs;
            event.bidNanos = 1_000_000_000_000L + timeMs % 1000;
            event.askNanos = event.bidNanos + 1000;
            engine.apply(event);
            journal.onEvent(event, i % 10 == 9);
        }
    }

    private void clock(TickJournal journal) {
        event.clearControl(EventKind.CLOCK, nowNs());
        event.clockMarketMs = timeMs;
        event.clockRate = 1;
        engine.apply(event);
        journal.onEvent(event, false);
    }

    private long nowNs() {
        return timeMs * Rig.NS_PER_MS;
    }

    private void writeZeros(Path file, long from, long to) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        disk.writeZeros(file, from, to);
    }
}
