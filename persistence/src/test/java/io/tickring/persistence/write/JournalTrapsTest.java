package io.tickring.persistence.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.tick.EventKind;
import io.tickring.persistence.disk.RollPeriod;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.read.JournalVerifier;
import io.tickring.persistence.testing.Images;
import io.tickring.persistence.testing.Recording;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in wait for a journal, and the end that docs/durability.md promises of each. */
class JournalTrapsTest {
    private static final long PRICE = 150_250_000_000L;
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    @TempDir
    private Path dir;
    private Path journal;

    private Path image() {
        return dir.resolve("image");
    }

    private Rig rig(RollPeriod roll) {
        journal = dir.resolve("journal");
        return new Rig(new JournalSettings(journal, 10, 64, 1 << 20, roll));
    }

    private static void ticks(Rig rig, long fromMs, int count) {
        for (int i = 0; i < count; i++) {
            rig.tick(1 + i % 2, fromMs + i * 10L, PRICE + i * 1_000_000L, PRICE + (i + 3) * 1_000_000L, i % 3 == 2);
        }
        rig.control(EventKind.HEARTBEAT);
    }

    private static Recording read(Path from) {
        Recording recording = new Recording();
        try (JournalReader reader = JournalReader.open(from, 0)) {
            reader.readAll(recording);
            assertThat(reader.damages()).isEmpty();
        }
        return recording;
    }

    /** What was acknowledged before is served, a start goes on behind it, and nothing is damaged. */
    private static void assertGoesOn(Path from, List<String> written) {
        assertThat(read(from).lines("TICK")).isEqualTo(written);
        try (Rig next = new Rig(Rig.settings(from), (Rig.START_MS + 2 * DAY_MS) * Rig.NS_PER_MS)) {
            ticks(next, Rig.START_MS + 2 * DAY_MS, 10);
            assertThat(next.recovered.jump()).isFalse();
            assertThat(next.recovered.differingBars()).isZero();
        }
        assertThat(read(from).lines("TICK")).hasSize(written.size() + 10).startsWith(written.toArray(String[]::new));
        assertThat(JournalVerifier.verify(from, bytes -> { }).damages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "zeros", "header not complete", "room of the next file"})
    void shouldPassOverACycleFileThatAKillLeftHalfMade(String kind) throws IOException {
        try (Rig rig = rig(RollPeriod.DAILY)) {
            ticks(rig, Rig.START_MS, 40);
            Images.copy(journal, image());
            Path next = EpochDirectory.of(image(), 1).path().resolve("20231115F.cq4");
            switch (kind) {
                case "empty" -> Files.createFile(next);
                case "zeros" -> Files.write(next, new byte[1 << 20]);
                case "header not complete" -> Files.write(next, ByteBuffer.allocate(1 << 16)
                        .order(ByteOrder.LITTLE_ENDIAN).putInt(0x80000000).putInt(7).array());
                default -> Files.write(next.resolveSibling("20231115F.precreated"), new byte[1 << 20]);
            }

            assertGoesOn(image(), rig.written);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shouldLoseNothingToAKillInsideARoll(int step) {
        try (Rig rig = rig(RollPeriod.SECONDLY)) {
            ticks(rig, Rig.START_MS, 40);
            if (step > 0) {
                rig.nowNs = (Rig.START_MS + 995) * Rig.NS_PER_MS;
                rig.journal.allocation().doWork();
            }
            if (step > 1) {
                ticks(rig, Rig.START_MS + 1000, 1);
            }
            if (step > 2) {
                rig.journal.allocation().doWork();
                ticks(rig, Rig.START_MS + 1500, 40);
            }
            Images.copy(journal, image());

            assertGoesOn(image(), rig.written);
        }
    }

    @Test
    void shouldWriteOnWhereTheClockStepsForwardOverARollAndBack() {
        try (Rig rig = rig(RollPeriod.DAILY)) {
            ticks(rig, Rig.START_MS, 20);
            rig.nowNs = (Rig.START_MS + DAY_MS) * Rig.NS_PER_MS;
            ticks(rig, Rig.START_MS + 500, 20);
            rig.nowNs = (Rig.START_MS + 1000) * Rig.NS_PER_MS;
            ticks(rig, Rig.START_MS + 1000, 20);
            rig.journal.sync().doWork();
            Images.copy(journal, image());

            assertThat(EpochDirectory.of(journal, 1).cycleFiles()).hasSize(2);
            assertGoesOn(image(), rig.written);
        }
    }

    @Test
    void shouldGoOnWhereTheProcessWasStoppedForAMinute() {
        try (Rig rig = rig(RollPeriod.SECONDLY)) {
            ticks(rig, Rig.START_MS, 20);
            rig.journal.sync().doWork();
            rig.nowNs += TimeUnit.MINUTES.toNanos(1);
            rig.journal.allocation().doWork();
            ticks(rig, rig.nowNs / Rig.NS_PER_MS, 20);
            rig.journal.sync().doWork();

            assertThat(rig.journal.status().state()).isEqualTo("ok");
            assertThat(rig.journal.position().syncedSequence()).isEqualTo(rig.journal.position().journaledSequence());
            Images.copy(journal, image());
            assertGoesOn(image(), rig.written);
        }
    }

    @Test
    void shouldStayInItsFileWhileTheNextOneCannotBeMade() throws IOException {
        try (Rig rig = rig(RollPeriod.SECONDLY)) {
            ticks(rig, Rig.START_MS, 20);
            Path room = EpochDirectory.of(journal, 1).path().resolve("20231114-221401T.precreated");
            Files.createDirectory(room);
            rig.nowNs = (Rig.START_MS + 1000) * Rig.NS_PER_MS;
            ticks(rig, Rig.START_MS + 1000, 20);

            assertThat(rig.journal.status().state()).isEqualTo("ok");
            assertThat(EpochDirectory.of(journal, 1).cycleFiles()).hasSize(1);
            Files.delete(room);
            ticks(rig, Rig.START_MS + 1500, 20);
            assertThat(EpochDirectory.of(journal, 1).cycleFiles()).hasSize(2);
        }
        assertThat(read(journal).lines("TICK")).hasSize(60);
    }
}
