package io.tickring.engine.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.engine.time.TimeRanges;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VenueLedgerTest {
    private static final long MINUTE = 60_000;
    private static final long START = 1_700_000_040_000L;
    private static final int MARKET = 7;

    private final VenueLedger ledger = new VenueLedger();
    private long sequence;

    @Test
    void shouldAskForEveryMinuteThatAGapTouches() {
        gap(START + 59_999, START + MINUTE + 1);

        assertThat(ledger.gapMinutes(MARKET)).hasToString(TimeRanges.of(START, START + 2 * MINUTE).toString());
        assertThat(ledger.gapMinutes(MARKET + 1).isEmpty()).isTrue();
        assertThat(ledger.gaps(MARKET)).singleElement().satisfies(gap -> {
            assertThat(gap.state()).isEqualTo(Gap.State.OPEN);
            assertThat(gap.reason()).isEqualTo(GapReason.DISCONNECTED);
        });
    }

    @Test
    void shouldFillAGapOnceTheVenueWasAskedForAllOfIt() {
        gap(START, START + 3 * MINUTE);

        bar(START + 2 * MINUTE);
        span(VenueSpan.Kind.LOADED, START + 2 * MINUTE, START + 9 * MINUTE, 1);
        assertThat(state()).isEqualTo(Gap.State.OPEN);
        assertThat(ledger.gapMinutes(MARKET)).hasToString(TimeRanges.of(START, START + 2 * MINUTE).toString());
        span(VenueSpan.Kind.LOADED, START, START + 2 * MINUTE, 0);

        assertThat(ledger.gaps(MARKET)).containsExactly(new Gap(MARKET, START, START + 3 * MINUTE,
                GapReason.DISCONNECTED, Gap.State.FILLED, 1, ""));
        assertThat(ledger.total(Gap.State.FILLED)).isEqualTo(1);
        assertThat(ledger.total(Gap.State.OPEN)).isZero();
        assertThat(ledger.asked(MARKET, VenueResolution.MINUTE).contains(START, START + 9 * MINUTE)).isTrue();
    }

    @Test
    void shouldExplainAGapOfWhichTheVenueHasNoBar() {
        gap(START + 1, START + 2);
        gap(START + MINUTE, START + 2 * MINUTE);

        span(VenueSpan.Kind.LOADED, START, START + MINUTE, 0);
        span(VenueSpan.Kind.FAILED, START + MINUTE, START + 2 * MINUTE, 0);

        assertThat(ledger.gaps(MARKET)).extracting(Gap::state).containsOnly(Gap.State.EXPLAINED);
        assertThat(ledger.gaps(MARKET)).extracting(Gap::explanation).containsExactly(Gap.NO_BARS, Gap.VENUE_ERROR);
        assertThat(ledger.total(Gap.State.EXPLAINED)).isEqualTo(2);
    }

    @Test
    void shouldNotBelieveASpanWhoseBarsTheDiskDidNotTake() {
        gap(START, START + 2 * MINUTE);

        bar(START);
        span(VenueSpan.Kind.LOADED, START, START + 2 * MINUTE, 2);
        assertThat(state()).isEqualTo(Gap.State.OPEN);
        bar(START);
        bar(START + MINUTE);
        span(VenueSpan.Kind.LOADED, START, START + 2 * MINUTE, 2);

        assertThat(state()).isEqualTo(Gap.State.FILLED);
        assertThat(ledger.gaps(MARKET).get(0).bars()).isEqualTo(2);
    }

    @Test
    void shouldForgetBarsThatAKillLeftWithoutASpan() {
        gap(START, START + 2 * MINUTE);

        bar(START);
        ledger.onSession(++sequence, new SessionMarker(1, 2, 0, "test", SessionMarker.LIVE, "", Map.of()));
        span(VenueSpan.Kind.LOADED, START, START + 2 * MINUTE, 1);

        assertThat(state()).isEqualTo(Gap.State.OPEN);
    }

    @Test
    void shouldNotTakeAnAnswerFromBeforeTheGapForAnAnswerToIt() {
        span(VenueSpan.Kind.LOADED, START, START + 5 * MINUTE, 0);
        gap(START + MINUTE, START + 2 * MINUTE);

        assertThat(state()).isEqualTo(Gap.State.OPEN);
    }

    @Test
    void shouldKeepWhatIsWantedApartFromWhatWasAskedFor() {
        span(VenueSpan.Kind.WANTED, START - MINUTE, START, 0);
        ledger.onVenueSpan(++sequence,
                new VenueSpan(MARKET, VenueResolution.DAY, VenueSpan.Kind.LOADED, 0, START, 0, 5));

        assertThat(ledger.wanted(MARKET, VenueResolution.MINUTE).contains(START - MINUTE, START)).isTrue();
        assertThat(ledger.asked(MARKET, VenueResolution.MINUTE).isEmpty()).isTrue();
        assertThat(ledger.asked(MARKET, VenueResolution.DAY).contains(0, START)).isTrue();
        assertThat(ledger.isComplete()).isFalse();
        ledger.complete();
        assertThat(ledger.isComplete()).isTrue();
    }

    @Test
    void shouldIgnoreAGapOfNoLengthAndTicks() {
        gap(START, START);
        TickEvent tick = new TickEvent();
        tick.clearTick();
        ledger.onEvent(++sequence, tick);

        assertThat(ledger.gaps(MARKET)).isEmpty();
    }

    private Gap.State state() {
        return ledger.gaps(MARKET).get(0).state();
    }

    private void gap(long fromMs, long toMs) {
        TickEvent gap = new TickEvent();
        gap.clearControl(EventKind.GAP, 0);
        gap.market = MARKET;
        gap.gapFromMs = fromMs;
        gap.gapToMs = toMs;
        gap.gapReason = GapReason.DISCONNECTED;
        ledger.onEvent(++sequence, gap);
    }

    private void bar(long openTimeMs) {
        ledger.onVenueBar(++sequence,
                new VenueBar(MARKET, VenueResolution.MINUTE, openTimeMs, 10, 12, 9, 11, 20, 22, 19, 21, 5));
    }

    private void span(VenueSpan.Kind kind, long fromMs, long toMs, int bars) {
        ledger.onVenueSpan(++sequence,
                new VenueSpan(MARKET, VenueResolution.MINUTE, kind, fromMs, toMs, bars, 5));
    }
}
