package io.tickring.persistence.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.tick.EventKind;
import io.tickring.persistence.testing.Images;
import io.tickring.persistence.testing.RandomMarket;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalVerifierTest {
    @TempDir
    private Path dir;

    @Test
    void shouldCountWhatTheEngineCounted() {
        AtomicLong progress = new AtomicLong();
        try (Rig rig = new Rig(dir)) {
            RandomMarket market = new RandomMarket(5);
            for (int i = 0; i < 3000; i++) {
                market.next(rig.event);
                rig.apply(i % 20 == 0);
            }
            rig.control(EventKind.HEARTBEAT);

            JournalSummary beside = JournalVerifier.verify(dir, progress::set);

            assertThat(beside.sound()).isTrue();
            assertThat(beside.kind("tick")).isEqualTo(rig.engine.counters().accepted());
            assertThat(beside.rejects()).containsKeys("crossed", "missing_field", "spike");
            assertThat(beside.rejects().values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(beside.kind("reject"));
            assertThat(beside.lastSequence()).isEqualTo(beside.records())
                    .isEqualTo(rig.journal.position().journaledSequence());
            assertThat(beside.bytes()).isEqualTo(progress.get());
            assertThat((double) beside.tickBytes() / beside.kind("tick")).isBetween(20.0, 44.0);
            assertThat(beside.bytesPerTick()).isGreaterThan(20);
        }
    }

    @Test
    void shouldFindWhatLiesBehindATornPage() throws IOException {
        Path image = dir.resolve("image");
        try (Rig rig = new Rig(dir.resolve("journal"))) {
            rig.tick(1, Rig.START_MS, 1_000_000, 1_000_001, true);
            Images.copy(dir.resolve("journal"), image);
        }
        assertThat(JournalVerifier.verify(image, bytes -> { }).sound()).isTrue();
        Path file = Images.cycleFile(image, 1);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] = 1;
        Files.write(file, bytes);

        JournalSummary summary = JournalVerifier.verify(image, read -> { });

        assertThat(summary.damages()).singleElement()
                .satisfies(damage -> assertThat(damage.reason()).isEqualTo(BlindSpots.EXPECTED_BEHIND));
    }

    @Test
    void shouldFindNothingWhereThereIsNoJournal() {
        JournalSummary summary = JournalVerifier.verify(dir.resolve("none"), bytes -> { });

        assertThat(summary.records()).isZero();
        assertThat(summary.sound()).isTrue();
        assertThat(summary.bytesPerTick()).isZero();
    }
}
