package io.tickring.persistence.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.persistence.disk.RollPeriod;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.testing.Images;
import io.tickring.persistence.testing.Images.Document;
import io.tickring.persistence.testing.Recording;
import io.tickring.persistence.testing.Rig;
import io.tickring.persistence.write.JournalSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal as a kill left it, its last document written and not acknowledged; and what is told of each flaw in it. */
class BlindSpotsTest {
    private static final int JOURNALED_AT = 16;

    @TempDir
    private Path dir;
    private Path journal;
    private Path file;
    private List<Document> documents;
    private Document last;
    private ByteBuffer bytes;

    @BeforeEach
    void killBeforeTheLastAcknowledgement() throws IOException {
        journal = dir.resolve("image");
        try (Rig rig = new Rig(dir.resolve("journal"))) {
            ticks(rig);
            Images.copy(dir.resolve("journal"), journal);
        }
        file = Images.cycleFile(journal, 1);
        bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        documents = Images.documents(journal, 1);
        last = documents.get(documents.size() - 1);
        acknowledge(last.lastSequence());
    }

    private static void ticks(Rig rig) {
        for (int i = 0; i < 12; i++) {
            rig.tick(1 + i % 2, Rig.START_MS + i * 100L, 1_000_000 + i, 1_000_009 + i, i % 2 == 1);
        }
    }

    private void acknowledge(long sequence) throws IOException {
        Path position = EpochDirectory.of(journal, 1).positionFile();
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(position)).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(position, content.putLong(JOURNALED_AT, sequence).array());
    }

    private JournalSummary verify() throws IOException {
        Files.write(file, bytes.array());
        return JournalVerifier.verify(journal, read -> { });
    }

    private JournalSummary verifyCutAt(long length) throws IOException {
        Files.write(file, Arrays.copyOf(bytes.array(), (int) length));
        return JournalVerifier.verify(journal, read -> { });
    }

    private void flip(long at, int bit) {
        bytes.put((int) at, (byte) (bytes.get((int) at) ^ 1 << bit));
    }

    private void assertPlace(List<Damage> told, long offset, long lastSequence) {
        assertThat(told).singleElement().satisfies(place -> {
            assertThat(place.epoch()).isEqualTo(1);
            assertThat(place.file()).isEqualTo(file.getFileName().toString());
            assertThat(place.offset()).isEqualTo(offset);
            assertThat(place.lastSequence()).isEqualTo(lastSequence);
        });
    }

    @Test
    void shouldFindNothingWhereNothingIsWrong() throws IOException {
        JournalSummary summary = verify();

        assertThat(summary.damages()).isEmpty();
        assertThat(summary.unfinished()).isEmpty();
        assertThat(summary.lastSequence()).isGreaterThan(last.lastSequence());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x80000000})
    void shouldTellAKillInTheMiddleOfADocumentAndCallItNoDamage(int word) throws IOException {
        bytes.putInt((int) last.at(), word);

        JournalSummary summary = verify();

        assertThat(summary.sound()).isTrue();
        assertPlace(summary.unfinished(), last.at(), last.lastSequence());
    }

    @Test
    void shouldTellABitThatFlippedBehindTheEnd() throws IOException {
        flip(bytes.capacity() - 1, 3);
        assertPlace(verify().damages(), endOf(last), verifyAll());
        flip(bytes.capacity() - 1, 3);
        flip(endOf(last) + 131_075, 0);

        JournalSummary summary = verify();

        assertThat(summary.damages()).isEmpty();
        assertPlace(summary.unfinished(), endOf(last), verifyAll());
    }

    @Test
    void shouldCallItDamageWhereMoreThanOneDocumentStandsBehindTheEnd() throws IOException {
        flip(endOf(last) + 131_076, 0);

        assertPlace(verify().damages(), endOf(last), verifyAll());
    }

    private static long endOf(Document document) {
        return document.end() + 3 & -4;
    }

    private long verifyAll() throws IOException {
        return JournalVerifier.verify(journal, read -> { }).lastSequence();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 20, 29, 30, 31})
    void shouldTellAFlippedBitInTheWordOfADocumentThatNobodyAcknowledged(int bit) throws IOException {
        flip(last.at() + bit / Byte.SIZE, bit % Byte.SIZE);

        assertPlace(verify().damages(), last.at(), last.lastSequence());
    }

    @Test
    void shouldTellThatAFileEndsInsideOfADocumentThatNobodyAcknowledged() throws IOException {
        for (long length = last.at() + 1; length < last.end(); length++) {
            assertPlace(verifyCutAt(length).damages(), last.at(), last.lastSequence());
        }
    }

    @Test
    void shouldTellThatPaddingIsMissing() throws IOException {
        Document padded = documents.stream().filter(each -> each.length() % 4 != 0).reduce((one, other) -> other)
                .orElseThrow();
        acknowledge(0);

        JournalSummary summary = verifyCutAt(padded.end());

        assertThat(summary.damages()).singleElement()
                .satisfies(damage -> assertThat(damage.reason()).startsWith("expected zeros behind this document"));
        assertThat(summary.damages().get(0).offset()).isEqualTo(padded.at());
    }

    @Test
    void shouldTellABatchThatPassesForChroniclesOwnWhereItStands() throws IOException {
        Document first = documents.get(0);
        flip(first.at() + 3, 6);

        assertPlace(verify().damages(), first.at(), 0);
        try (JournalReader reader = JournalReader.open(journal, 0)) {
            Recording read = new Recording();
            reader.readAll(read);
            assertThat(read.lines).isEmpty();
            assertThat(reader.damages()).singleElement()
                    .satisfies(damage -> assertThat(damage.lastSequence()).isZero());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x40000000, 0x7FFFFFF0})
    void shouldTellAWordOfChroniclesOwnThatMakesNoSense(int word) throws IOException {
        bytes.putInt((int) endOf(last), word);

        assertPlace(verify().damages(), endOf(last), verifyAll());
    }

    @Test
    void shouldTellWhatFollowsBehindAnOrderlyEnd() throws IOException {
        Path closed = dir.resolve("journal");
        Path end = Images.cycleFile(closed, 1);
        byte[] sound = Files.readAllBytes(end);
        assertThat(JournalVerifier.verify(closed, read -> { }).sound()).isTrue();
        byte[] longer = Arrays.copyOf(sound, sound.length + 64);
        longer[sound.length + 20] = 1;
        Files.write(end, longer);

        assertThat(JournalVerifier.verify(closed, read -> { }).damages()).singleElement()
                .satisfies(damage -> assertThat(damage.offset()).isEqualTo(sound.length));
    }

    @Test
    void shouldLookBehindTheEndOfEachFile() throws IOException {
        Path rolled = dir.resolve("rolled");
        try (Rig rig = new Rig(new JournalSettings(rolled, 10, 64, 1 << 20, RollPeriod.SECONDLY))) {
            ticks(rig);
            rig.tick(1, Rig.START_MS + 1_000, 1_000_000, 1_000_009, true);
            assertThat(JournalVerifier.verify(rolled, read -> { }).sound()).isTrue();
        }
        List<Path> files = EpochDirectory.of(rolled, 1).cycleFiles();
        assertThat(files).hasSize(2);
        byte[] first = Files.readAllBytes(files.get(0));
        first[first.length - 100] = 1;
        Files.write(files.get(0), first);

        assertThat(JournalVerifier.verify(rolled, read -> { }).damages()).singleElement()
                .satisfies(damage -> assertThat(damage.file()).isEqualTo(files.get(0).getFileName().toString()));
    }
}
