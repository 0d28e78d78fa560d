package io.tickring.persistence.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickring.persistence.testing.Recording;
import io.tickring.persistence.testing.Rig;
import java.nio.file.Path;
import java.time.Duration;
import org.agrona.concurrent.AgentRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFollowerTest {
    private static final long PRICE = 150_250_000_000L;

    @TempDir
    private Path dir;

    @Test
    void shouldDeliverWhatIsAcknowledgedAndNothingElse() {
        Recording read = new Recording();
        try (Rig rig = new Rig(dir)) {
            JournalFollower follower = follower(rig, 0, read);
            drain(follower);
            assertThat(read.position).isEqualTo(rig.journal.position().journaledSequence());

            rig.tick(1, Rig.START_MS, PRICE, PRICE + 1, false);
            drain(follower);
            assertThat(read.lines("TICK")).as("not acknowledged yet").isEmpty();

            rig.tick(1, Rig.START_MS + 1, PRICE, PRICE + 1, true);
            drain(follower);
            assertThat(read.lines("TICK")).isEqualTo(rig.written);
            follower.onClose();
        }
    }

    @Test
    void shouldBeginInAnOlderDirectoryAndGoOnLive() {
        long middle;
        try (Rig rig = new Rig(dir)) {
            rig.tick(1, Rig.START_MS, PRICE, PRICE + 1, true);
            middle = rig.journal.position().journaledSequence() + 1;
            rig.tick(1, Rig.START_MS + 1, PRICE, PRICE + 1, true);
        }
        Recording read = new Recording();
        try (Rig rig = new Rig(dir)) {
            JournalFollower follower = follower(rig, middle, read);
            rig.tick(1, Rig.START_MS + 2, PRICE, PRICE + 1, true);
            drain(follower);

            assertThat(read.lines("TICK")).hasSize(2);
            assertThat(read.sequences.get(0)).isEqualTo(middle);
            follower.onClose();
        }
    }

    @Test
    void shouldBeginInTheMiddleOfABatch() {
        Recording read = new Recording();
        try (Rig rig = new Rig(dir)) {
            long first = rig.journal.position().journaledSequence() + 1;
            for (int i = 0; i < 10; i++) {
                rig.tick(1, Rig.START_MS + i, PRICE, PRICE + 1, i == 9);
            }
            JournalFollower follower = follower(rig, first + 4, read);
            drain(follower);
            follower.onClose();

            assertThat(read.lines).isEqualTo(rig.written.subList(4, 10));
        }
    }

    @Test
    void shouldFollowOnItsOwnThread() {
        Recording read = new Recording();
        try (Rig rig = new Rig(dir)) {
            JournalFollower follower = follower(rig, 0, read);
            AgentRunner runner = new AgentRunner(follower.idleStrategy(), error -> read.lines.add("" + error), null,
                    follower);
            AgentRunner.startOnThread(runner);
            for (int i = 0; i < 20_000; i++) {
                rig.tick(1 + i % 2, Rig.START_MS + i, PRICE + i, PRICE + i + 1, i % 3 == 0);
            }
            rig.tick(1, Rig.START_MS + 20_000, PRICE, PRICE + 1, true);
            long end = rig.journal.position().journaledSequence();

            await().atMost(Duration.ofSeconds(20)).until(() -> read.position == end);
            runner.close();
            assertThat(read.lines("TICK")).isEqualTo(rig.written);
        }
    }

    @Test
    void shouldLetOtherReadersSeeOnlyWhatIsPublished() {
        try (Rig rig = new Rig(dir); JournalReader reader = JournalReader.open(dir, 0)) {
            Recording read = new Recording();
            reader.readAll(read);
            rig.tick(1, Rig.START_MS, PRICE, PRICE + 1, true);
            rig.tick(1, Rig.START_MS + 1, PRICE, PRICE + 1, false);
            reader.readAll(read);

            assertThat(read.lines("TICK")).isEqualTo(rig.written.subList(0, 1));
            assertThat(reader.damages()).isEmpty();

            rig.tick(1, Rig.START_MS + 2, PRICE, PRICE + 1, true);
            reader.readAll(read);
            assertThat(read.lines("TICK")).isEqualTo(rig.written);
        }
    }

    private JournalFollower follower(Rig rig, long fromSequence, Recording into) {
        return new JournalFollower("test", dir, rig.journal.status().epoch(), rig.journal.position(), fromSequence,
                into);
    }

    private static void drain(JournalFollower follower) {
        while (follower.doWork() > 0) {
            continue;
        }
    }
}
