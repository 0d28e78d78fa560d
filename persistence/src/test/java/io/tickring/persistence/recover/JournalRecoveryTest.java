package io.tickring.persistence.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.disk.RollPeriod;
import io.tickring.persistence.files.BootId;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.read.Damage;
import io.tickring.persistence.read.DirectoryCursor;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.testing.Images;
import io.tickring.persistence.testing.RandomMarket;
import io.tickring.persistence.testing.Recording;
import io.tickring.persistence.testing.Rig;
import io.tickring.persistence.testing.States;
import io.tickring.persistence.write.JournalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalRecoveryTest {
    private static final int EVENTS = 1500;

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldGoOnAsIfNothingHadHappened(long seed) {
        int cut = new Random(seed).nextInt(EVENTS);
        Path whole = dir.resolve("whole");
        byte[] wholeState = run(whole, new RandomMarket(seed), EVENTS);

        Path first = dir.resolve("first");
        RandomMarket market = new RandomMarket(seed);
        Path image;
        try (Rig rig = new Rig(first)) {
            feed(rig, market, cut, 0);
            image = Images.copy(first, dir.resolve("image"));
        }
        byte[] resumedState = run(image, market, EVENTS - cut);

        assertThat(resumedState).isEqualTo(wholeState);
        Recording wholeRecords = read(whole);
        Recording resumedRecords = read(image);
        assertThat(events(resumedRecords)).isEqualTo(events(wholeRecords));
        assertThat(resumedRecords.lines("Bar")).isEqualTo(wholeRecords.lines("Bar"));
        assertThat(resumedRecords.lines("Market")).containsAll(wholeRecords.lines("Market"));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void shouldMissNoBarAfterAKillAtAnyRecord(long seed) throws IOException {
        JournalSettings settings = new JournalSettings(dir.resolve("cut"), 10, 1, 1 << 20, RollPeriod.DAILY);
        long[] sequenceAfter = new long[EVENTS + 1];
        try (Rig rig = new Rig(settings)) {
            RandomMarket market = new RandomMarket(seed);
            sequenceAfter[0] = rig.journal.position().journaledSequence();
            for (int i = 1; i <= EVENTS; i++) {
                feed(rig, market, 1, i - 1);
                sequenceAfter[i] = rig.journal.position().journaledSequence();
            }
        }
        long cut = sequenceAfter[0]
                + new Random(seed).nextInt((int) (sequenceAfter[EVENTS] - sequenceAfter[0]));
        Images.cutBehind(settings.dir(), 1, cut);
        int done = (int) LongStream.of(sequenceAfter).filter(sequence -> sequence < cut).count();
        RandomMarket rest = new RandomMarket(seed);
        TickEvent skipped = new TickEvent();
        for (int i = 0; i < done; i++) {
            rest.next(skipped);
        }

        try (Rig rig = new Rig(settings)) {
            feed(rig, rest, EVENTS - done, done);
        }

        Path whole = dir.resolve("whole");
        run(whole, new RandomMarket(seed), EVENTS);
        Recording wholeRecords = read(whole);
        Recording resumedRecords = read(settings.dir());
        assertThat(resumedRecords.lines("Bar")).isEqualTo(wholeRecords.lines("Bar"));
        assertThat(events(resumedRecords)).isEqualTo(events(wholeRecords));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "10, true", "10, false"})
    void shouldStartWhereABatchMakesNoSenseThoughItsChecksumFits(int document, boolean hint) throws IOException {
        Path image = dir.resolve("image");
        try (Rig rig = new Rig(dir.resolve("journal"))) {
            for (int i = 0; i < 20; i++) {
                rig.tick(1, Rig.START_MS + i, 1_000_000 + i, 1_000_001 + i, true);
            }
            Images.copy(dir.resolve("journal"), image);
        }
        Images.Document senseless = Images.documents(image, 1).get(document);
        Images.miscount(Images.cycleFile(image, 1), senseless);
        if (!hint) {
            Files.delete(EpochDirectory.of(image, 1).positionFile());
        }

        Rig next = new Rig(image);
        try (next) {
            next.tick(1, Rig.START_MS + 100, 1_000_000, 1_000_001, true);
        }

        assertThat(next.recovered.damages()).singleElement().satisfies(damage -> {
            assertThat(damage.offset()).isEqualTo(senseless.at());
            assertThat(damage.lastSequence()).isEqualTo(senseless.lastSequence());
        });
        try (JournalReader reader = JournalReader.open(image, 0)) {
            Recording after = new Recording();
            reader.readAll(after);
            assertThat(after.lines("TICK")).endsWith(next.written.get(0));
            assertThat(reader.damages()).extracting(Damage::offset).containsExactly(senseless.at());
        }
    }

    @Test
    void shouldBringToTheDiskWhatAKilledWriterLeftInMemory() {
        Path killed = dir.resolve("killed");
        try (Rig rig = new Rig(dir.resolve("closed"))) {
            rig.tick(1, Rig.START_MS, 1_000_000, 1_000_001, true);
            Images.copy(dir.resolve("closed"), killed);
        }
        EpochDirectory directory = EpochDirectory.of(killed, 1);

        assertThat(forcedAtAStart(killed)).containsExactly(Images.cycleFile(killed, 1), directory.positionFile(),
                directory.path());
        assertThat(forcedAtAStart(dir.resolve("closed"))).as("its writer forced it").isEmpty();
    }

    private static List<Path> forcedAtAStart(Path journal) {
        List<Path> forced = new ArrayList<>();
        JournalRecovery.recover(journal, new Engine(EngineSettings.defaults()), true, BootId.current(), forced::add);
        return forced;
    }

    @Test
    void shouldRefuseAStartWhereWhatAKilledWriterLeftCannotBeBroughtToTheDisk() {
        Path killed = dir.resolve("killed");
        try (Rig rig = new Rig(dir.resolve("closed"))) {
            Images.copy(dir.resolve("closed"), killed);
        }

        assertThatThrownBy(() -> JournalRecovery.recover(killed, new Engine(EngineSettings.defaults()), true,
                BootId.current(), path -> {
                    throw new IOException("no disk");
                })).isInstanceOf(UncheckedIOException.class).hasMessageContaining("to the disk: no disk");
    }

    @Test
    void shouldGoOnAMillionFurtherAfterAPowerCut() {
        Path image = dir.resolve("image");
        long journaled;
        try (Rig rig = new Rig(dir.resolve("journal"))) {
            rig.tick(1, Rig.START_MS, 1_000_000, 1_000_001, true);
            journaled = rig.journal.position().journaledSequence();
            Images.copy(dir.resolve("journal"), image);
        }

        Recovered sameBoot = recover(image, BootId.current());
        assertThat(sameBoot.jump()).isFalse();
        assertThat(sameBoot.firstSequence()).isEqualTo(journaled + 1);
        assertThat(sameBoot.nextEpoch()).isEqualTo(2);
        assertThat(sameBoot.lastReceiveTimeNs()).isEqualTo(Rig.START_MS * Rig.NS_PER_MS);

        Recovered otherBoot = recover(image, BootId.current() + 1);
        assertThat(otherBoot.jump()).isTrue();
        assertThat(otherBoot.firstSequence()).isEqualTo(journaled + 1_000_000);
        assertThat(otherBoot.journalId()).isEqualTo(sameBoot.journalId());

        Recovered inOrder = recover(dir.resolve("journal"), BootId.current() + 1);
        assertThat(inOrder.jump()).isFalse();
    }

    @Test
    void shouldGoOnAMillionFurtherWhereThePositionFileIsGoneWithThePower() throws IOException {
        Path image = dir.resolve("image");
        try (Rig rig = new Rig(dir.resolve("journal"))) {
            rig.tick(1, Rig.START_MS, 1_000_000, 1_000_001, true);
            Images.copy(dir.resolve("journal"), image);
        }
        Files.write(EpochDirectory.of(image, 1).positionFile(), new byte[0]);

        assertThat(recover(image, BootId.current()).jump()).isTrue();
    }

    @Test
    void shouldSkipDirectoriesThatAKillLeftUnfinished() throws IOException {
        Path journal = dir.resolve("journal");
        try (Rig rig = new Rig(journal)) {
            rig.tick(1, Rig.START_MS, 1_000_000, 1_000_001, true);
        }
        byte[] state;
        try (Rig rig = new Rig(Rig.settings(journal), (Rig.START_MS + 1000) * Rig.NS_PER_MS)) {
            state = rig.state();
        }
        Images.cutBehind(journal, 2, rig2FirstSequence(journal));
        Files.createDirectory(EpochDirectory.of(journal, 3).path());

        try (Rig rig = new Rig(Rig.settings(journal), (Rig.START_MS + 1000) * Rig.NS_PER_MS)) {
            assertThat(rig.recovered.nextEpoch()).isEqualTo(4);
            assertThat(rig.recovered.damages()).isEmpty();
            assertThat(rig.state()).isEqualTo(state);
        }
        assertThat(read(journal).lines("session")).hasSize(3);
    }

    @Test
    void shouldFindTheCheckpointWithoutItsHint() throws IOException {
        Path journal = dir.resolve("journal");
        byte[] state = run(journal, new RandomMarket(3), EVENTS);
        Files.delete(EpochDirectory.of(journal, 1).positionFile());

        try (Rig rig = new Rig(Rig.settings(journal), Rig.START_MS * 2 * Rig.NS_PER_MS)) {
            assertThat(rig.recovered.replayed()).isZero();
            rig.nowNs = rig.recovered.lastReceiveTimeNs();
            assertThat(rig.state()).isEqualTo(state);
        }
    }

    @Test
    void shouldApplyTheRecordsWhereAnotherVersionWroteTheCheckpoint() {
        Path journal = dir.resolve("journal");
        byte[] state = run(journal, new RandomMarket(5), EVENTS);
        EpochDirectory directory = EpochDirectory.of(journal, 1);
        DirectoryState now = DirectoryState.of(directory, BootId.current());
        LastCheckpoint found = now.checkpoint().orElseThrow();
        MutableDirectBuffer other = new ExpandableArrayBuffer();
        other.putInt(0, Integer.MAX_VALUE);
        LastCheckpoint foreign = new LastCheckpoint(found.markets(), List.of(new StateInput(other, 0, Integer.BYTES)),
                found.receiveTimeNs(), found.position(), found.sequence(), found.nextSequence());
        Engine engine = new Engine(EngineSettings.defaults());
        Replay replay = new Replay(engine);

        replay.run(new DirectoryState(directory, now.session(), Optional.of(foreign), now.journaledSequence(),
                now.aliveTimeNs(), now.bootId(), now.closedInOrder(), now.bytes()));

        TickEvent event = new TickEvent();
        event.clearControl(EventKind.CHECKPOINT, found.receiveTimeNs());
        engine.apply(event);
        assertThat(States.bytes(engine.savedState())).isEqualTo(state);
        assertThat(replay.missingBars()).isEmpty();
        assertThat(replay.differingBars()).isZero();
    }

    private static long rig2FirstSequence(Path journal) {
        try (DirectoryCursor cursor = new DirectoryCursor(EpochDirectory.of(journal, 2), DirectoryCursor.UNKNOWN)) {
            assertThat(cursor.next(DirectoryCursor.TO_THE_END)).isTrue();
            return cursor.batch().firstSequence();
        }
    }

    private static Recovered recover(Path journal, long bootId) {
        return JournalRecovery.recover(journal, new Engine(EngineSettings.defaults()), true, bootId);
    }

    private static byte[] run(Path journal, RandomMarket market, int events) {
        try (Rig rig = new Rig(journal)) {
            assertThat(rig.recovered.differingBars()).isZero();
            assertThat(rig.recovered.damages()).isEmpty();
            feed(rig, market, events, EVENTS - events);
            return rig.state();
        }
    }

    private static void feed(Rig rig, RandomMarket market, int events, int from) {
        for (int i = from; i < from + events; i++) {
            market.next(rig.event);
            rig.nowNs = rig.event.receiveTimeNs;
            rig.apply(true);
            if (i % 400 == 399) {
                rig.control(EventKind.CHECKPOINT);
            }
        }
    }

    private static List<String> events(Recording recording) {
        return recording.lines.stream()
                .filter(line -> line.startsWith("TICK") || line.startsWith("CLOCK") || line.startsWith("GAP")).toList();
    }

    private static Recording read(Path journal) {
        Recording recording = new Recording();
        try (JournalReader reader = JournalReader.open(journal, 0)) {
            reader.readAll(recording);
            assertThat(reader.damages()).isEmpty();
        }
        return recording;
    }
}
