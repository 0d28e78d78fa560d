package io.tickring.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.EngineSettings;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.tick.Decimal;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.testing.Images;
import io.tickring.persistence.testing.RandomMarket;
import io.tickring.persistence.testing.Recording;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalReplayTest {
    private static final int SESSIONS = 4;
    private static final int EVENTS = 700;

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldGiveEveryTickBarAndStateAgain(long seed) {
        Path journal = new RandomJournal(seed, false).write(dir, SESSIONS, EVENTS);

        ReplayReport report = replay(journal, ReplayRequest.all());

        assertNothingDiffers(report);
        assertThat(report.sessions()).isEqualTo(SESSIONS);
        assertThat(report.ticks()).isEqualTo(read(journal).lines("TICK").size());
        assertThat(report.bars()).isEqualTo(read(journal).lines("Bar").size());
        assertThat(report.revisions()).isPositive();
        assertThat(report.late()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void shouldUseTheSettingsOfEachSession(long seed) {
        Path journal = new RandomJournal(seed, true).write(dir, SESSIONS, EVENTS);

        assertNothingDiffers(replay(journal, ReplayRequest.all()));
    }

    @Test
    void shouldNameTheOneBarThatWasAltered() throws IOException {
        Path journal = new RandomJournal(3, false).write(dir, 1, EVENTS);
        Bar before = read(journal).bars.get(7);
        long sequence = Images.alterBar(journal, 1, 7);
        Bar after = read(journal).bars.get(7);

        ReplayReport report = replay(journal, ReplayRequest.all());

        assertThat(report.first()).containsExactly(new ReplayDifference(sequence, "M" + before.market,
                before.openTimeMs, "bar", "askClose", Decimal.text(after.askClose, Decimal.PRICE_SCALE),
                Decimal.text(before.askClose, Decimal.PRICE_SCALE)));
        assertThat(report.differences()).isEqualTo(1);
    }

    @Test
    void shouldShowWhatOtherSettingsWouldChange() {
        Path journal = new RandomJournal(5, false).write(dir, 2, EVENTS);
        EngineSettings usual = EngineSettings.defaults();
        EngineSettings lenient = usual.with(usual.validation().withOrderRules(true, false));

        ReplayReport same = replay(journal, with(usual));
        ReplayReport other = replay(journal, with(lenient));

        assertThat(same.differences()).isZero();
        assertThat(other.first()).filteredOn(difference -> difference.kind().equals("tick"))
                .isNotEmpty().allMatch(difference -> difference.field().equals("marks")
                        || difference.stored().equals("spike") && difference.replayed().equals("none"));
        assertThat(other.first()).anyMatch(difference -> difference.kind().equals("bar"));
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void shouldCompareWhatLiesInTheWantedTimeOnly(long seed) {
        Path journal = new RandomJournal(seed, true).write(dir, SESSIONS, EVENTS);
        List<Long> times = read(journal).lines("TICK").stream().map(line -> Long.parseLong(line.split(" ")[1]))
                .toList();
        long fromNs = times.get(times.size() / 2);
        long toNs = times.get(times.size() * 3 / 4);

        ReplayReport report = replay(journal, new ReplayRequest(fromNs, toNs, Optional.empty()));

        long wanted = times.stream().filter(timeNs -> timeNs >= fromNs && timeNs < toNs).count();
        assertThat(report.first()).isEmpty();
        assertThat(report.accepted() + report.duplicate()
                + report.rejected().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(wanted);
        assertThat(report.ticks()).isLessThan(times.size() * 3L / 4);
    }

    @Test
    void shouldReadUpToWhatIsPublishedBesideAWriter() {
        Path journal = dir.resolve("live");
        try (Rig rig = new Rig(journal)) {
            RandomMarket market = new RandomMarket(9);
            for (int i = 0; i < EVENTS; i++) {
                market.next(rig.event);
                rig.nowNs = rig.event.receiveTimeNs;
                rig.apply(i < EVENTS - 1);
            }

            ReplayReport report = replay(journal, ReplayRequest.all());

            assertThat(report.differences()).isZero();
            assertThat(report.damages()).isEmpty();
            assertThat(report.lastSequence()).isLessThanOrEqualTo(rig.journal.position().journaledSequence());
        }
    }

    @Test
    void shouldFindNothingWhereThereIsNoJournal() {
        assertThat(replay(dir.resolve("none"), ReplayRequest.all()).sessions()).isZero();
    }

    private static ReplayRequest with(EngineSettings settings) {
        return new ReplayRequest(Long.MIN_VALUE, Long.MAX_VALUE, Optional.of(settings));
    }

    private static void assertNothingDiffers(ReplayReport report) {
        assertThat(report.first()).isEmpty();
        assertThat(report.differences()).isZero();
        assertThat(report.damages()).isEmpty();
        assertThat(report.notCompared()).isZero();
        assertThat(report.unwrittenBars()).isLessThan(Rig.MARKETS + 1);
        assertThat(report.checkpoints()).isPositive();
    }

    private static ReplayReport replay(Path journal, ReplayRequest request) {
        return JournalReplay.run(journal, request, bytes -> { });
    }

    private static Recording read(Path journal) {
        Recording recording = new Recording();
        try (JournalReader reader = JournalReader.open(journal, 0)) {
            reader.readAll(recording);
        }
        return recording;
    }
}
