package io.tickring.persistence.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionFileTest {
    @TempDir
    private Path dir;

    @Test
    void shouldShowOtherReadersEveryField() throws IOException {
        EpochDirectory directory = new EpochDirectory(3, dir);
        try (PositionFile writer = PositionFile.create(directory, 41, 7);
                PositionFile reader = PositionFile.read(directory).orElseThrow()) {
            assertThat(reader.journaledSequence()).isEqualTo(41);
            assertThat(reader.firstSequence()).isEqualTo(42);
            assertThat(reader.closedInOrder()).isFalse();

            writer.journaled(50, FilePosition.of(2, 12_345_678_901L));
            writer.synced(49);
            writer.alive(99);
            writer.checkpoint(44, FilePosition.of(1, 8));
            writer.closed();

            assertThat(reader.journaledSequence()).isEqualTo(50);
            assertThat(FilePosition.file(reader.end())).isEqualTo(2);
            assertThat(FilePosition.offset(reader.end())).isEqualTo(12_345_678_901L);
            assertThat(reader.syncedSequence()).isEqualTo(49);
            assertThat(reader.aliveTimeNs()).isEqualTo(99);
            assertThat(reader.bootId()).isEqualTo(7);
            assertThat(reader.checkpointSequence()).isEqualTo(44);
            assertThat(reader.checkpointPosition()).isEqualTo(FilePosition.of(1, 8));
            assertThat(reader.closedInOrder()).isTrue();
        }
    }

    @Test
    void shouldNotTrustAFileThatIsShortOrOfAnotherEpoch() throws IOException {
        EpochDirectory directory = new EpochDirectory(3, dir);
        PositionFile.create(directory, 41, 7).close();

        assertThat(PositionFile.read(new EpochDirectory(4, dir))).isEmpty();
        Files.write(directory.positionFile(), new byte[100]);
        assertThat(PositionFile.read(directory)).isEmpty();
        Files.delete(directory.positionFile());
        assertThat(PositionFile.read(directory)).isEmpty();
    }

    @Test
    void shouldReadTheIdOfTheBoot() throws IOException {
        Path source = dir.resolve("boot_id");
        Files.writeString(source, "0000abcd-0000-1000-8000-000000000000\n");

        assertThat(BootId.read(source)).isEqualTo(0x0000abcd00001000L);
        assertThat(BootId.read(dir.resolve("missing"))).isZero();
    }
}
