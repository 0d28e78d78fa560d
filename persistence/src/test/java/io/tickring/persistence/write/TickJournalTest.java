package io.tickring.persistence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.latency.LatencyStage;
import io.tickring.engine.market.AssetClass;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.EventKind;
import io.tickring.persistence.disk.RollPeriod;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.files.PositionFile;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.recover.JournalRecovery;
import io.tickring.persistence.recover.Recovered;
import io.tickring.persistence.testing.Recording;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickJournalTest {
    private static final long PRICE = 150_250_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    @TempDir
    private Path dir;

    @Test
    void shouldReadBackWhatWasWritten() {
        Rig rig = new Rig(dir);
        for (int i = 0; i < 500; i++) {
            rig.tick(1 + i % 2, Rig.START_MS + i * 400L, PRICE + i * 1_000_000L, PRICE + (i + 9) * 1_000_000L,
                    i % 7 == 0);
        }
        rig.nowNs += 90 * SECOND_NS;
        rig.control(EventKind.HEARTBEAT);
        rig.close();

        Recording read = read();

        assertThat(read.lines("TICK")).isEqualTo(rig.written);
        assertThat(read.lines("HEARTBEAT")).hasSize(1);
        assertThat(read.bars).hasSize(8);
        assertThat(read.lines.get(0)).startsWith("session");
        assertThat(read.sequences)
                .isSubsetOf(LongStream.rangeClosed(1, read.position).boxed().toList())
                .isSorted().doesNotHaveDuplicates();
        assertThat(read.position).isEqualTo(rig.journal.position().journaledSequence())
                .isEqualTo(rig.journal.position().syncedSequence());
    }

    @Test
    void shouldJournalAHeartbeatOnlyWhenItClosesBarsAndThenBeforeThem() {
        try (Rig rig = new Rig(dir)) {
            rig.tick(1, Rig.START_MS, PRICE, PRICE + 1, true);
            rig.control(EventKind.HEARTBEAT);
            rig.nowNs += 90 * SECOND_NS;
            rig.control(EventKind.HEARTBEAT);
            rig.control(EventKind.HEARTBEAT);
        }

        List<String> lines = read().lines;

        int heartbeat = lines.indexOf(read().lines("HEARTBEAT").get(0));
        assertThat(read().lines("HEARTBEAT")).hasSize(1);
        assertThat(lines.get(heartbeat + 1)).startsWith("Bar{market=1");
    }

    @Test
    void shouldTellWhenTheEndCannotBeBroughtToTheDisk() throws IOException {
        Rig rig = new Rig(dir);
        rig.tick(1, Rig.START_MS, PRICE, PRICE + 1, true);
        for (Path file : EpochDirectory.of(dir, 1).cycleFiles()) {
            Files.delete(file);
        }

        assertThatThrownBy(rig.journal::close).isInstanceOf(JournalFailedException.class)
                .hasMessageStartingWith("cannot sync the journal");

        assertThat(rig.journal.status().state()).isEqualTo("failed");
        rig.lock.close();
    }

    @Test
    void shouldJournalRejectedTicksWithReasonAndFrame() {
        try (Rig rig = new Rig(dir)) {
            rig.tick(1, Rig.START_MS, PRICE, PRICE + 1, false);
            rig.tick(1, Rig.START_MS, PRICE, PRICE + 1, false);
            rig.tick(1, Rig.START_MS + 1, PRICE, PRICE - 1, false);
            rig.event.clearTick();
            rig.event.frame[0] = 42;
            rig.event.frameLength = 1;
            rig.apply(true);
        }

        List<String> ticks = read().lines("TICK");

        assertThat(ticks).hasSize(4);
        assertThat(ticks.get(1)).contains("DUPLICATE");
        assertThat(ticks.get(2)).contains("CROSSED");
        assertThat(ticks.get(3)).contains("UNKNOWN_MARKET").endsWith("[42]");
    }

    @Test
    void shouldDefineAMarketBeforeItsFirstUseAndAgainWhenItChanges() {
        try (Rig rig = new Rig(dir)) {
            Market added = rig.engine.markets().define(Market.bare(0, "NEW"));
            rig.tick(added.number(), Rig.START_MS, PRICE, PRICE + 1, true);
            rig.engine.markets().define(
                    new Market(0, "NEW", "Changed", AssetClass.SHARES, "USD", 2, Market.DEFAULT_MAX_PRICE_NANOS));
            rig.tick(added.number(), Rig.START_MS + 1, PRICE, PRICE + 1, true);
            rig.tick(added.number(), Rig.START_MS + 2, PRICE, PRICE + 1, true);
        }

        List<String> lines = read().lines.stream()
                .filter(line -> line.contains("NEW") || line.startsWith("TICK")).toList();

        assertThat(lines).extracting(line -> line.substring(0, 4))
                .startsWith("Mark", "TICK", "Mark", "TICK", "TICK");
    }

    @Test
    void shouldRollAndLetNoStepOfTheClockBackStopIt() {
        JournalSettings settings = new JournalSettings(dir, 10, 64, 1 << 20, RollPeriod.SECONDLY);
        Rig rig = new Rig(settings);
        for (int second = 0; second < 4; second++) {
            rig.tick(1, Rig.START_MS + second * 1000L, PRICE, PRICE + 1, true);
            rig.nowNs = (Rig.START_MS + second * 1000L + 995) * Rig.NS_PER_MS;
            while (rig.journal.allocation().doWork() > 0) {
                continue;
            }
        }
        rig.nowNs = Rig.START_MS * Rig.NS_PER_MS;
        rig.tick(2, Rig.START_MS, PRICE, PRICE + 1, true);
        rig.close();

        assertThat(EpochDirectory.of(dir, 1).cycleFiles()).hasSize(4);
        assertThat(read().lines("TICK")).isEqualTo(rig.written);
        assertThat(rig.journal.position().syncedSequence()).isEqualTo(rig.journal.position().journaledSequence());
    }

    @Test
    void shouldCountItsFilesWhereARollComesBetweenTheOpeningAndTheFirstRecord() {
        long[] nowNs = {Rig.START_MS * Rig.NS_PER_MS};
        Engine engine = new Engine(EngineSettings.defaults());
        engine.markets().define(Market.bare(0, "A"));
        try (WriterLock lock = WriterLock.acquire(dir)) {
            Recovered recovered = JournalRecovery.live(lock, dir, engine);
            TickJournal journal = TickJournal.open(lock,
                    new JournalSettings(dir, 10, 64, 1 << 20, RollPeriod.SECONDLY), engine,
                    recovered.live(nowNs[0], "test", engine.settings().asMap()), () -> nowNs[0] += SECOND_NS);
            journal.close();
        }

        EpochDirectory directory = EpochDirectory.of(dir, 1);
        try (PositionFile position = PositionFile.read(directory).orElseThrow()) {
            assertThat(position.closedInOrder()).isTrue();
            assertThat(FilePosition.file(position.end())).isEqualTo(directory.cycleFiles().size() - 1);
        }
        assertThat(read().lines("session")).hasSize(1);
    }

    @Test
    void shouldFailWhereTheFileThatItWritesLosesItsName() throws IOException {
        Rig rig = new Rig(dir);
        rig.tick(1, Rig.START_MS, PRICE, PRICE + 1, true);
        rig.journal.sync().doWork();
        Files.move(EpochDirectory.of(dir, 1).path(), dir.resolve("moved"));
        rig.nowNs += SECOND_NS;
        rig.tick(1, Rig.START_MS + 1, PRICE, PRICE + 1, true);

        rig.journal.sync().doWork();

        assertThat(rig.journal.status().state()).isEqualTo("failed");
        assertThatThrownBy(() -> rig.tick(1, Rig.START_MS + 2, PRICE, PRICE + 1, true))
                .isInstanceOf(JournalFailedException.class).hasMessageContaining("was deleted or moved");
        Files.move(dir.resolve("moved"), EpochDirectory.of(dir, 1).path());
        rig.journal.close();
        rig.lock.close();
    }

    @Test
    void shouldTellHowLongAcknowledgementTakes() {
        try (Rig rig = new Rig(dir)) {
            rig.tick(1, Rig.START_MS, PRICE, PRICE + 1, false);
            rig.nowNs += 1000;
            rig.tick(1, Rig.START_MS, PRICE + 1, PRICE + 2, true);

            assertThat(rig.engine.latencies().summaries()).anySatisfy(summary -> {
                assertThat(summary.stage()).isEqualTo(LatencyStage.JOURNAL);
                assertThat(summary.count()).isEqualTo(2);
                assertThat(summary.maxNs()).isBetween(900L, 1100L);
            });
        }
    }

    @Test
    void shouldGiveSpareRoomBackInTheEnd() throws Exception {
        try (Rig rig = new Rig(dir)) {
            rig.tick(1, Rig.START_MS, PRICE, PRICE + 1, true);
            assertThat(rig.journal.status().state()).isEqualTo("ok");
            assertThat(rig.journal.status().bytes()).isPositive();
        }

        Path file = EpochDirectory.of(dir, 1).cycleFiles().get(0);
        assertThat(Files.size(file)).isLessThan(64 * 1024);
        try (var files = Files.list(file.getParent())) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("20231114F.cq4", "metadata.cq4t", "position");
        }
    }

    @Test
    void shouldRefuseToStartWithoutRoom() {
        Rig rig = new Rig(dir.resolve("a"));
        rig.close();

        assertThatThrownBy(() -> TickJournal.open(rig.lock, Rig.settings(dir.resolve("a")), rig.engine,
                rig.recovered.live(1, "test", rig.engine.settings().asMap()), () -> rig.nowNs,
                (file, from, to) -> {
                    throw new java.io.IOException("No space left on device");
                }))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining("cannot start a journal in");
    }

    private Recording read() {
        Recording recording = new Recording();
        try (JournalReader reader = JournalReader.open(dir, 0)) {
            reader.readAll(recording);
            assertThat(reader.damages()).isEmpty();
        }
        return recording;
    }
}
