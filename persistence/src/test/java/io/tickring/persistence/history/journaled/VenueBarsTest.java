package io.tickring.persistence.history.journaled;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.backfill.Gap;
import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.persistence.disk.RollPeriod;
import io.tickring.persistence.history.JoinedDays;
import io.tickring.persistence.history.recent.RecentBars;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.read.JournalSummary;
import io.tickring.persistence.read.JournalVerifier;
import io.tickring.persistence.testing.Images;
import io.tickring.persistence.testing.JournalOnly;
import io.tickring.persistence.testing.Recording;
import io.tickring.persistence.testing.Rig;
import io.tickring.persistence.write.JournalSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The venue's bars on their way through the journal. */
class VenueBarsTest {
    private static final long MINUTE = Bar.MINUTE_MS;
    private static final long DAY = VenueResolution.DAY.lengthMs();
    private static final long START = Rig.START_MS;
    private static final long PRICE = 150_000_000_000L;

    @TempDir
    private Path dir;
    private final VenueLedger ledger = new VenueLedger();

    @Test
    void shouldGiveThemBackInOrderAndLeaveTheStateAlone() {
        byte[] state;
        try (Rig rig = new Rig(dir)) {
            rig.tick(1, START, PRICE, PRICE + 1, true);
            byte[] before = rig.state();
            rig.venue(List.of(minute(1, START - MINUTE)), loaded(1, START - MINUTE, START, 1));
            state = rig.state();
            assertThat(state).isEqualTo(before);
        }

        try (Rig rig = new Rig(dir)) {
            assertThat(rig.state()).isEqualTo(state);
            assertThat(rig.recovered.missingBars()).isEmpty();
            assertThat(rig.recovered.differingBars()).isZero();
        }
        Recording read = new Recording();
        try (JournalReader reader = JournalReader.open(dir, 0)) {
            reader.readAll(read);
        }
        assertThat(read.lines("Venue")).containsExactly(minute(1, START - MINUTE).toString(),
                loaded(1, START - MINUTE, START, 1).toString());
    }

    @Test
    void shouldServeThemWhereThereIsNoBarOfOurs() {
        RecentBars recent = new RecentBars(10, 2, (market, fromMs, toMs) -> List.of(), START - 5 * MINUTE);
        try (Rig rig = new Rig(dir)) {
            rig.tick(1, START, PRICE, PRICE + 1, true);
            rig.tick(1, START + MINUTE, PRICE, PRICE + 1, true);
            rig.venue(List.of(minute(1, START - MINUTE), minute(1, START), day(1, START - 3 * DAY)),
                    loaded(1, START - MINUTE, START + MINUTE, 2));
            rig.tick(1, START + 2 * MINUTE, PRICE, PRICE + 1, true);
        }

        try (JournalIndex index = new JournalIndex(dir, ledger);
                JournalReader reader = JournalReader.open(dir, 0)) {
            assertOurs(JournalOnly.bars(index).bars(1, START - DAY, START + DAY));
            reader.readAll(recent);
            assertOurs(recent.bars(1, START - 5 * MINUTE, START + DAY));

            JoinedDays days = JournalOnly.days(index);
            assertThat(days.bars(1, START - 10 * DAY, START)).singleElement().satisfies(bar -> {
                assertThat(bar.openTimeMs).isEqualTo(START - 3 * DAY);
                assertThat(bar.lastTickMs).isEqualTo(START - 2 * DAY - 1);
            });
            assertThat(days.bars(2, START - 10 * DAY, START)).isEmpty();
            assertThat(days.bars(1, START - DAY, START)).isEmpty();
        }
    }

    private static void assertOurs(List<Bar> bars) {
        assertThat(bars).extracting(bar -> bar.openTimeMs)
                .containsExactly(START - MINUTE, START, START + MINUTE);
        assertThat(bars).extracting(bar -> bar.provenance)
                .containsExactly(Provenance.BACKFILL, Provenance.LIVE, Provenance.LIVE);
    }

    @Test
    void shouldKnowAfterAKillWhichGapsAreStillOpen() throws IOException {
        Path whole = dir.resolve("whole");
        JournalSettings settings = new JournalSettings(whole, 10, 1, 1 << 20, RollPeriod.DAILY);
        long cut;
        try (Rig rig = new Rig(settings)) {
            gap(rig, 1);
            gap(rig, 2);
            rig.venue(minutes(1), loaded(1, START, START + 3 * MINUTE, 3));
            rig.venue(minutes(2), loaded(2, START, START + 3 * MINUTE, 3));
            cut = rig.journal.position().journaledSequence() - 1;
        }
        assertThat(gaps(JournalVerifier.verify(whole, bytes -> { }))).isEqualTo("filled 2, explained 0, open 0");
        Images.cutBehind(whole, 1, cut);

        try (Rig rig = new Rig(settings); JournalIndex index = new JournalIndex(whole, ledger)) {
            index.refresh();
            assertThat(ledger.gaps(1)).extracting(Gap::state).containsExactly(Gap.State.FILLED);
            assertThat(ledger.gapMinutes(2).contains(START, START + 3 * MINUTE)).isTrue();

            rig.venue(minutes(2), loaded(2, START, START + 3 * MINUTE, 3));
            index.refresh();
            assertThat(ledger.gaps(2)).singleElement().satisfies(gap -> {
                assertThat(gap.state()).isEqualTo(Gap.State.FILLED);
                assertThat(gap.bars()).isEqualTo(3);
            });
            assertThat(JournalOnly.bars(index).bars(2, START, START + DAY)).hasSize(3);
        }
    }

    private static String gaps(JournalSummary summary) {
        return "filled " + summary.gaps().get("filled") + ", explained " + summary.gaps().get("explained")
                + ", open " + summary.gaps().get("open");
    }

    private static void gap(Rig rig, int market) {
        rig.event.clearControl(EventKind.GAP, rig.nowNs);
        rig.event.market = market;
        rig.event.gapFromMs = START;
        rig.event.gapToMs = START + 3 * MINUTE;
        rig.event.gapReason = GapReason.SILENT;
        rig.apply(true);
    }

    private static List<VenueBar> minutes(int market) {
        return LongStream.range(0, 3).mapToObj(i -> minute(market, START + i * MINUTE)).toList();
    }

    private static VenueBar minute(int market, long openTimeMs) {
        return new VenueBar(market, VenueResolution.MINUTE, openTimeMs, PRICE, PRICE + 2, PRICE - 2, PRICE + 1,
                PRICE + 10, PRICE + 12, PRICE + 8, PRICE + 11, 42);
    }

    private static VenueBar day(int market, long openTimeMs) {
        return new VenueBar(market, VenueResolution.DAY, openTimeMs, PRICE, PRICE + 2, PRICE - 2, PRICE + 1,
                PRICE + 10, PRICE + 12, PRICE + 8, PRICE + 11, 42);
    }

    private static VenueSpan loaded(int market, long fromMs, long toMs, int bars) {
        return new VenueSpan(market, VenueResolution.MINUTE, VenueSpan.Kind.LOADED, fromMs, toMs, bars, START);
    }
}
