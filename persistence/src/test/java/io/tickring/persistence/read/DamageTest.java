package io.tickring.persistence.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.tick.EventKind;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.testing.Images;
import io.tickring.persistence.testing.Recording;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {
    private static final long PRICE = 1_386_530_000L;

    @TempDir
    private Path dir;
    private Path journal;
    private Path file;
    private byte[] bytes;
    private List<String> sound;
    private int firstDocument;

    @BeforeEach
    void write() throws IOException {
        journal = dir.resolve("journal");
        try (Rig rig = new Rig(journal)) {
            for (int i = 0; i < 40; i++) {
                rig.tick(1 + i % 2, Rig.START_MS + i * 4000L, PRICE + i * 10_000, PRICE + i * 10_000 + 90_000, true);
            }
            rig.control(EventKind.HEARTBEAT);
        }
        file = Images.cycleFile(journal, 1);
        bytes = Files.readAllBytes(file);
        sound = read().lines;
        try (DocumentCursor cursor = new DocumentCursor(EpochDirectory.of(journal, 1), false)) {
            assertThat(cursor.next()).isTrue();
            firstDocument = (int) cursor.position();
        }
    }

    @Test
    void shouldServeNothingDamagedWhereverAByteIsFlipped() throws IOException {
        int noticed = 0;
        for (int at = firstDocument; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x41;
            Files.write(file, damaged);

            Recording read = new Recording();
            boolean damageFound = !readInto(read).isEmpty();

            assertThat(sound.subList(0, read.lines.size())).isEqualTo(read.lines);
            assertThat(damageFound || read.lines.size() == sound.size()).as("byte %d", at).isTrue();
            noticed += damageFound ? 1 : 0;
        }
        assertThat(noticed).isGreaterThan((bytes.length - firstDocument) * 95 / 100);
    }

    @Test
    void shouldNoticeWhereverTheFileIsCutOff() throws IOException {
        for (int length = 0; length < bytes.length; length += length < firstDocument ? 997 : 1) {
            Files.write(file, Arrays.copyOf(bytes, length));

            Recording read = new Recording();
            List<Damage> damages = readInto(read);

            assertThat(sound.subList(0, read.lines.size())).isEqualTo(read.lines);
            assertThat(damages.size() == 1 || length < firstDocument || read.lines.size() == sound.size())
                    .as("length %d", length).isTrue();
        }
    }

    @Test
    void shouldNoticeADocumentThatPassesForChroniclesOwn() throws IOException {
        int middle;
        try (DocumentCursor cursor = new DocumentCursor(EpochDirectory.of(journal, 1), false)) {
            for (int document = 0; document < 10; document++) {
                assertThat(cursor.next()).isTrue();
            }
            middle = (int) cursor.position();
        }
        bytes[middle + 3] |= 0x40;
        Files.write(file, bytes);

        List<Damage> damages = readInto(new Recording());

        assertThat(damages).singleElement()
                .satisfies(damage -> assertThat(damage.reason()).startsWith("expected sequence"));
    }

    @Test
    void shouldTellThePlaceAndGoOnWithTheNextDirectory() throws IOException {
        try (Rig rig = new Rig(journal)) {
            rig.tick(1, Rig.START_MS + 200_000, PRICE, PRICE + 1, true);
        }
        bytes[bytes.length / 2 + firstDocument / 2] ^= 1;
        Files.write(file, bytes);

        Recording read = new Recording();
        List<Damage> damages = readInto(read);

        assertThat(damages).hasSize(1);
        assertThat(damages.get(0).toString()).contains("epoch 1, 20231114F.cq4 at byte ", "checksum");
        assertThat(read.sessions).hasSize(2);
        assertThat(read.lines("TICK")).hasSizeBetween(2, 40);
    }

    @Test
    void shouldNoticeInTheNextDirectoryThatTheEndIsMissing() throws IOException {
        try (Rig rig = new Rig(journal)) {
            rig.tick(1, Rig.START_MS + 200_000, PRICE, PRICE + 1, true);
        }
        Images.cutBehind(journal, 1, 30);

        List<Damage> damages = readInto(new Recording());

        assertThat(damages).hasSize(1);
        assertThat(damages.get(0).reason()).contains("next directory begins behind");
    }

    private Recording read() {
        Recording recording = new Recording();
        assertThat(readInto(recording)).isEmpty();
        return recording;
    }

    private List<Damage> readInto(Recording recording) {
        try (JournalReader reader = JournalReader.open(journal, 0)) {
            reader.readAll(recording);
            return reader.damages();
        }
    }
}
