package io.tickring.persistence.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.SetAside;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.read.DirectoryCursor;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.read.JournalSummary;
import io.tickring.persistence.read.JournalVerifier;
import io.tickring.persistence.testing.BitRot;
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

class JournalRepairTest {
    private static final long PRICE = 1_386_530_000L;

    @TempDir
    private Path dir;
    private Path journal;
    private Path damaged;
    private Path second;
    private List<String> sound;

    @BeforeEach
    void writeThreeDirectories() {
        journal = dir.resolve("journal");
        damaged = dir.resolve("journal-damaged");
        for (int epoch = 1; epoch <= 3; epoch++) {
            write(30);
        }
        second = Images.cycleFile(journal, 2);
        sound = read().lines;
    }

    private void write(int ticks) {
        try (Rig rig = new Rig(journal)) {
            long fromMs = Math.max(Rig.START_MS, rig.recovered.lastReceiveTimeNs() / Rig.NS_PER_MS + 1000);
            for (int i = 0; i < ticks; i++) {
                rig.tick(1 + i % 2, fromMs + i * 4000L, PRICE + i * 10_000, PRICE + i * 10_000 + 90_000, true);
            }
        }
    }

    private List<SetAside> repair() throws IOException {
        try (WriterLock lock = WriterLock.acquire(journal)) {
            return JournalRepair.repair(lock, journal, damaged, bytes -> { });
        }
    }

    private Recording read() {
        Recording recording = new Recording();
        try (JournalReader reader = JournalReader.open(journal, 0)) {
            reader.readAll(recording);
        }
        return recording;
    }

    private byte[] damageTheMiddle() throws IOException {
        return BitRot.beforeTheEnd(second, 3000);
    }

    @Test
    void shouldLeaveASoundJournalAlone() throws IOException {
        assertThat(repair()).isEmpty();

        assertThat(damaged).doesNotExist();
        assertThat(read().lines).isEqualTo(sound);
    }

    @Test
    void shouldSetTheDamagedPartAsideAndKeepWhatWasFound() throws IOException {
        byte[] found = damageTheMiddle();
        List<String> served = read().lines;

        List<SetAside> done = repair();

        assertThat(done).singleElement().satisfies(part -> {
            assertThat(part.epoch()).isEqualTo(2);
            assertThat(part.reason()).contains("checksum");
            assertThat(part.lostTo()).isGreaterThan(part.lastSequence());
            assertThat(part.movedTo()).isEqualTo("journal-damaged/00000002-1");
        });
        assertThat(damaged.resolve("00000002-1").resolve(second.getFileName())).hasBinaryContent(found);
        assertThat(JournalVerifier.verify(journal, bytes -> { }).damages()).isEmpty();
        assertThat(SetAside.all(journal)).isEqualTo(done);
        assertThat(read().lines).isEqualTo(served);
    }

    @Test
    void shouldDoNothingTheSecondTime() throws IOException {
        damageTheMiddle();
        repair();

        assertThat(repair()).isEmpty();

        assertThat(damaged.toFile().list()).containsExactly("00000002-1");
    }

    @Test
    void shouldFinishARepairThatWasInterruptedBeforeTheCut() throws IOException {
        byte[] found = damageTheMiddle();
        SetAside first = repair().get(0);
        Files.write(second, found);

        SetAside again = repair().get(0);

        assertThat(again.lastSequence()).isEqualTo(first.lastSequence());
        assertThat(again.lostTo()).isEqualTo(first.lostTo());
        assertThat(JournalVerifier.verify(journal, bytes -> { }).sound()).isTrue();
    }

    @Test
    void shouldSetAsideADirectoryOfWhichNothingCanBeRead() throws IOException {
        Files.write(second, new byte[100]);

        List<SetAside> done = repair();

        assertThat(done).extracting(SetAside::epoch).containsExactly(2);
        assertThat(done.get(0).lastSequence()).isZero();
        assertThat(EpochDirectory.of(journal, 2).cycleFiles()).isEmpty();
        assertThat(JournalVerifier.verify(journal, bytes -> { }).damages()).isEmpty();
    }

    @Test
    void shouldSetAsideADirectoryWhoseFirstRecordIsMissing() throws IOException {
        byte[] bytes = Files.readAllBytes(second);
        bytes[(int) Images.documents(journal, 2).get(0).at() + 3] ^= 0x40;
        Files.write(second, bytes);
        List<String> served = read().lines;

        List<SetAside> done = repair();

        assertThat(done).singleElement().satisfies(part -> {
            assertThat(part.lastSequence()).isZero();
            assertThat(part.lostTo()).isPositive();
        });
        assertThat(read().lines).isEqualTo(served);
        assertThat(JournalVerifier.verify(journal, each -> { }).sound()).isTrue();
    }

    @Test
    void shouldSetAsideABatchThatMakesNoSenseThoughItsChecksumFits() throws IOException {
        Images.Document middle = Images.documents(journal, 2).get(10);
        Images.miscount(second, middle);

        List<SetAside> done = repair();

        assertThat(done).singleElement().satisfies(part -> {
            assertThat(part.lastSequence()).isEqualTo(middle.lastSequence());
            assertThat(part.offset()).isEqualTo(middle.at());
        });
        assertThat(JournalVerifier.verify(journal, each -> { }).sound()).isTrue();
    }

    @Test
    void shouldKnowFromTheNextDirectoryWhatIsMissingWhereThePositionIsLost() throws IOException {
        damageTheMiddle();
        Files.delete(EpochDirectory.of(journal, 2).positionFile());

        assertThat(repair().get(0).lostTo()).isEqualTo(firstSequenceOf(3) - 1);
    }

    private long firstSequenceOf(int epoch) {
        try (DirectoryCursor cursor = new DirectoryCursor(EpochDirectory.of(journal, epoch), DirectoryCursor.UNKNOWN)) {
            return cursor.next(DirectoryCursor.TO_THE_END) ? cursor.batch().firstSequence() : 0;
        }
    }

    @Test
    void shouldRememberWhatWasMissingBeforeWhereADirectoryIsDamagedAgain() throws IOException {
        Path third = Images.cycleFile(journal, 3);
        BitRot.beforeTheEnd(third, 2000);
        long lost = repair().get(0).lostTo();
        Files.delete(EpochDirectory.of(journal, 3).positionFile());
        BitRot.beforeTheEnd(third, 40);

        assertThat(repair().get(0).lostTo()).isEqualTo(lost);
    }

    @Test
    void shouldTellAboutNoOtherDirectoryWhereNothingOfOneCanBeRead() throws IOException {
        byte[] bytes = Files.readAllBytes(second);
        Arrays.fill(bytes, bytes.length / 4, bytes.length, (byte) 0x55);
        Files.write(second, bytes);

        assertThat(JournalVerifier.verify(journal, read -> { }).damages()).allMatch(damage -> damage.epoch() == 2);
    }

    @Test
    void shouldGoOnBehindTheNewestDirectoryWithoutGivingASequenceOutAgain() throws IOException {
        Path third = Images.cycleFile(journal, 3);
        byte[] bytes = Files.readAllBytes(third);
        Files.write(third, Arrays.copyOf(bytes, bytes.length - 2000));
        long highest = read().position;

        SetAside part = repair().get(0);
        write(5);

        assertThat(part.lostTo()).isGreaterThanOrEqualTo(highest);
        Recording after = read();
        assertThat(after.sessions).hasSize(4);
        assertThat(after.sequences).isSorted().doesNotHaveDuplicates();
        long first = after.sequences.get(after.lines.indexOf(after.lines("session").get(3)));
        assertThat(first).isGreaterThan(part.lostTo());
        assertThat(JournalVerifier.verify(journal, each -> { }).damages()).isEmpty();
    }

    @Test
    void shouldTellOfANewDamageBeforeTheOldOne() throws IOException {
        damageTheMiddle();
        repair();
        BitRot.beforeTheEnd(second, 40);

        assertThat(JournalVerifier.verify(journal, each -> { }).sound()).isFalse();
        assertThat(repair()).hasSize(1);
        assertThat(JournalVerifier.verify(journal, each -> { }).sound()).isTrue();
        assertThat(damaged.toFile().list()).containsExactlyInAnyOrder("00000002-1", "00000002-2");
    }

    @Test
    void shouldFindNothingDamagedBesideAWriterWhoseDirectoryNobodySeesYet() throws IOException {
        Path newest = Images.cycleFile(journal, 3);
        Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), (int) Files.size(newest) - 2000));
        repair();

        try (WriterLock importing = WriterLock.acquire(journal)) {
            JournalSummary summary = JournalVerifier.verify(journal, bytes -> { });

            assertThat(WriterLock.held(journal)).isTrue();
            assertThat(summary.damages()).isEmpty();
            assertThat(summary.lastSequence()).isEqualTo(read().position);
        }
    }
}
