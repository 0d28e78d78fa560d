package io.tickring.persistence.recover;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.testing.Images;
import io.tickring.persistence.testing.RandomMarket;
import io.tickring.persistence.testing.Recording;
import io.tickring.persistence.testing.Rig;
import io.tickring.persistence.write.JournalSettings;
import io.tickring.persistence.write.RollPeriod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
