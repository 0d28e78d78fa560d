package io.tickring.persistence.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.tick.EventKind;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.testing.Recording;
import io.tickring.persistence.testing.Rig;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickJournalTest {
    private static final long PRICE = 150_250_000_000L;

    @TempDir
    private Path dir;

    @Test
    void shouldReadBackWhatWasWritten() {
        Rig rig = new Rig(dir);
        for (int i = 0; i < 500; i++) {
            rig.tick(1 + i % 2, Rig.START_MS + i * 400L, PRICE + i * 1_000_000L, PRICE + (i + 9) * 1_000_000L,
                    i % 7 == 0);
        }
        rig.nowNs += 90_000_000_000L;
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

    private Recording read() {
        Recording recording = new Recording();
        try (JournalReader reader = JournalReader.open(dir, 0)) {
            reader.readAll(recording);
            assertThat(reader.damages()).isEmpty();
        }
        return recording;
    }
}
