package io.tickring.feed.backfill;

import static io.tickring.feed.backfill.Bench.DAY;
import static io.tickring.feed.backfill.Bench.MIDNIGHT;
import static io.tickring.feed.backfill.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.backfill.Gap;
import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.time.TimeRanges;
import io.tickring.feed.rest.RefusedException;
import io.tickring.feed.rest.VenueException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackfillTest {
    private static final BackfillSettings GAPS = BackfillSettings.gapsOnly();
    private static final long NOON = MIDNIGHT + 12 * 60 * MINUTE;

    private static Bench bench(BackfillSettings settings, int markets) {
        Bench bench = new Bench(settings, markets);
        bench.ledger.complete();
        return bench;
    }

    @Test
    void shouldTakeAllGapsOfAMarketWithOneRequest() {
        Bench bench = bench(GAPS, 2);
        for (int i = 1; i <= 200; i++) {
            bench.gap(1, NOON - i * 4 * MINUTE, NOON - i * 4 * MINUTE + 500);
            bench.gap(2, NOON - i * 4 * MINUTE, NOON - i * 4 * MINUTE + 500);
        }

        bench.run(2_000);

        assertThat(bench.asked).extracting(BarWindow::market).containsExactly(1, 2);
        assertThat(bench.ledger.total(Gap.State.FILLED)).isEqualTo(400);
        assertThat(bench.backfill.status().state()).isEqualTo("idle");
    }

    @Test
    void shouldWaitForTheEndOfAMinuteAndALittleLonger() {
        Bench bench = bench(GAPS, 1);
        bench.marketMs = NOON + 20_000;
        bench.gap(1, NOON + 5_000, NOON + 6_000);

        bench.run(44_000);
        assertThat(bench.asked).isEmpty();
        bench.run(2_000);

        assertThat(bench.asked).singleElement().satisfies(window -> {
            assertThat(window.fromMs()).isEqualTo(NOON);
            assertThat(window.toMs()).isEqualTo(NOON + MINUTE);
        });
    }

    @Test
    void shouldExplainAGapOfWhichTheVenueHasNoBar() {
        Bench bench = bench(GAPS, 1);
        bench.venue = window -> List.of();
        bench.gap(1, NOON - 3 * MINUTE, NOON - MINUTE);

        bench.run(1_000);

        assertThat(bench.ledger.gaps(1)).extracting(Gap::explanation).containsExactly(Gap.NO_BARS);
        assertThat(bench.backfill.status().gapsExplained()).isEqualTo(1);
    }

    @Test
    void shouldWaitThroughAnOutageOfTheVenueAndLoseNothing() {
        Bench bench = bench(GAPS, 2);
        bench.venue = window -> Bench.fails(window, 503);
        bench.gap(1, NOON - 3 * MINUTE, NOON - MINUTE);
        bench.gap(2, NOON - 3 * MINUTE, NOON - MINUTE);

        bench.run(120_000);
        assertThat(bench.ledger.total(Gap.State.OPEN)).isEqualTo(2);
        assertThat(bench.backfill.status().state()).isEqualTo("retrying");
        assertThat(bench.backfill.status().reason()).contains("503");
        assertThat(bench.asked).hasSizeBetween(100, 130);
        bench.venue = Bench::everyBar;
        bench.run(3_000);

        assertThat(bench.ledger.total(Gap.State.FILLED)).isEqualTo(2);
    }

    @Test
    void shouldGiveUpWhatTheVenueRefusesAgainAndAgain() {
        Bench bench = bench(GAPS, 2);
        bench.venue = window -> window.market() == 1 ? Bench.fails(window, 404) : Bench.everyBar(window);
        bench.gap(1, NOON - 3 * MINUTE, NOON - MINUTE);
        bench.gap(2, NOON - 3 * MINUTE, NOON - MINUTE);

        bench.run(10_000);

        assertThat(bench.asked.stream().filter(window -> window.market() == 1)).hasSize(GAPS.tries());
        assertThat(bench.ledger.gaps(1)).extracting(Gap::explanation).containsExactly(Gap.VENUE_ERROR);
        assertThat(bench.ledger.gaps(2)).extracting(Gap::state).containsExactly(Gap.State.FILLED);
    }

    @Test
    void shouldGiveUpAMarketThatFailsWhileOthersAreServed() {
        Bench bench = bench(GAPS, 2);
        bench.venue = window -> window.market() == 1 ? Bench.fails(window, 500) : Bench.everyBar(window);
        bench.gap(1, NOON - 3 * MINUTE, NOON - MINUTE);
        for (int i = 0; i < 60; i++) {
            bench.gap(2, NOON - (3 + i) * MINUTE, NOON - (3 + i) * MINUTE + 1);
            bench.run(1_500);
        }

        assertThat(bench.ledger.gaps(1)).extracting(Gap::explanation).containsExactly(Gap.VENUE_ERROR);
    }

    @Test
    void shouldNotCountRefusedCredentialsAgainstAMarket() {
        Bench bench = bench(GAPS, 1);
        bench.venue = window -> {
            throw new RefusedException(new VenueException("POST /session", 401, "error.invalid.details"));
        };
        bench.gap(1, NOON - 3 * MINUTE, NOON - MINUTE);

        bench.run(60_000);

        assertThat(bench.ledger.total(Gap.State.OPEN)).isEqualTo(1);
    }

    @Test
    void shouldNotCountDeadTokensAgainstAMarket() {
        Bench bench = bench(GAPS, 2);
        bench.venue = window -> Bench.fails(window, 401);
        bench.gap(1, NOON - 3 * MINUTE, NOON - MINUTE);
        bench.gap(2, NOON - 3 * MINUTE, NOON - MINUTE);

        bench.run(60_000);
        assertThat(bench.ledger.total(Gap.State.OPEN)).isEqualTo(2);
        bench.venue = Bench::everyBar;
        bench.run(3_000);

        assertThat(bench.ledger.total(Gap.State.FILLED)).isEqualTo(2);
    }

    @Test
    void shouldServeAMarketThatTheVenueLearnsOfLate() {
        Bench bench = bench(new BackfillSettings(1, 0, 4, 5_000, 5), 1);
        bench.run(200_000);
        int before = bench.asked.size();

        bench.markets = 2;
        bench.gap(2, NOON - 5_000 * MINUTE, NOON - 4_999 * MINUTE);
        bench.run(5_000);

        assertThat(bench.asked.subList(before, bench.asked.size())).extracting(BarWindow::market)
                .containsExactly(2, 2, 2);
        assertThat(bench.ledger.gaps(2)).extracting(Gap::state).containsExactly(Gap.State.FILLED);
        assertThat(bench.spans.stream().filter(span -> span.kind() == VenueSpan.Kind.WANTED)).hasSize(2);
    }

    @Test
    void shouldCountABarThatTheVenueGivesTwiceOnce() {
        Bench bench = bench(GAPS, 1);
        bench.venue = window -> Stream.concat(Bench.everyBar(window).stream(), Bench.everyBar(window).stream())
                .toList();
        bench.gap(1, NOON - 3 * MINUTE, NOON - MINUTE);

        bench.run(60_000);

        assertThat(bench.asked).hasSize(1);
        assertThat(bench.ledger.gaps(1)).extracting(Gap::bars).containsExactly(2);
    }

    @Test
    void shouldAskAgainForWhatNeverReachedTheJournal() {
        Bench bench = bench(GAPS, 1);
        bench.journals = false;
        bench.gap(1, NOON - 3 * MINUTE, NOON - MINUTE);

        bench.run(14_000);
        assertThat(bench.asked).hasSize(1);
        bench.journals = true;
        bench.run(3_000);

        assertThat(bench.asked).hasSize(2);
        assertThat(bench.ledger.gaps(1)).extracting(Gap::state).containsExactly(Gap.State.FILLED);
    }

    @Test
    void shouldFetchMinutesThatSomebodyAsksFor() {
        Bench bench = bench(GAPS, 1);
        bench.run(1_000);

        bench.backfill.fill(1, NOON - 2 * MINUTE + 1, NOON - MINUTE);
        bench.run(2_000);

        assertThat(bench.asked).singleElement().satisfies(window -> {
            assertThat(window.fromMs()).isEqualTo(NOON - 2 * MINUTE);
            assertThat(window.toMs()).isEqualTo(NOON - MINUTE);
        });
        assertThat(bench.ledger.asked(1, VenueResolution.MINUTE).contains(NOON - 2 * MINUTE, NOON - MINUTE)).isTrue();
    }

    @Test
    void shouldWaitForTheJournalTheVenueAndTheQuotes() {
        Bench bench = new Bench(GAPS, 1);
        bench.gap(1, NOON - 3 * MINUTE, NOON - MINUTE);
        bench.run(1_000);
        assertThat(bench.backfill.status().state()).isEqualTo("waiting");
        bench.ledger.complete();
        bench.up = false;
        bench.run(1_000);
        bench.up = true;
        bench.busy = true;
        bench.run(1_000);
        assertThat(bench.asked).isEmpty();

        bench.busy = false;
        bench.run(1_000);

        assertThat(bench.asked).hasSize(1);
        assertThat(bench.backfill.roleName()).isEqualTo("feed-backfill");
    }

    @Test
    void shouldLoadThePastOfEveryMarketInOrderAndGapsInBetween() {
        Bench bench = bench(new BackfillSettings(1, 5, 5, 5_000, 5), 2);
        bench.run(500);
        bench.gap(2, NOON - 5_000 * MINUTE, NOON - 4_999 * MINUTE);

        bench.run(10_000);

        List<String> order = new ArrayList<>();
        bench.asked.forEach(window -> order.add(window.market() + " " + window.resolution()
                + (window.toMs() < NOON - 4_000 * MINUTE && window.resolution() == VenueResolution.MINUTE
                        ? " gap" : "")));
        assertThat(order.remove("2 MINUTE gap")).isTrue();
        assertThat(order).startsWith("1 MINUTE", "1 MINUTE", "2 MINUTE", "2 MINUTE").endsWith("2 DAY", "2 DAY");
        bench.run(180_000);
        assertThat(bench.asked).hasSize(11).last().satisfies(window ->
                assertThat(window.toMs()).as("the minutes of the start, once they are over")
                        .isEqualTo(NOON + 2 * MINUTE));
        assertThat(bench.backfill.status().done()).isEqualTo(bench.backfill.status().total()).isEqualTo(2 * (2 + 2));
        assertThat(bench.backfill.status().etaSeconds()).isZero();
        assertThat(bench.ledger.asked(1, VenueResolution.DAY).contains(NOON - 1_820 * DAY, MIDNIGHT - DAY)).isTrue();
    }

    @Test
    void shouldGoOnWithTheFirstLoadWhereAnEarlierRunStopped() {
        BackfillSettings settings = new BackfillSettings(5, 0, 5, 5_000, 5);
        Bench bench = bench(settings, 1);
        bench.run(1_000);
        int asked = bench.asked.size();
        long loadedMs = bench.ledger.asked(1, VenueResolution.MINUTE).totalMs();

        Bench next = bench(settings, 1);
        bench.spans.forEach(span -> {
            Bench.everyBar(new BarWindow(1, span.resolution(), window(span))).stream()
                    .limit(span.bars()).forEach(bar -> next.ledger.onVenueBar(1, bar));
            next.ledger.onVenueSpan(1, span);
        });
        next.marketMs += 2 * DAY;
        next.run(10_000);

        assertThat(asked).isBetween(1, 4);
        assertThat(next.asked.stream().mapToLong(window -> window.wanted().totalMs()).sum())
                .isEqualTo(5 * DAY - loadedMs);
        assertThat(next.backfill.status().done()).isEqualTo(8);
        assertThat(next.spans).extracting(VenueSpan::kind).doesNotContain(VenueSpan.Kind.WANTED);
    }

    private static TimeRanges window(VenueSpan span) {
        return TimeRanges.of(span.fromMs(), span.toMs());
    }

    @Test
    void shouldAskForADayOnceItIsOver() {
        Bench bench = bench(new BackfillSettings(0, 1, 5, 5_000, 5), 1);
        bench.run(5_000);
        int asked = bench.asked.size();

        bench.marketMs = MIDNIGHT + DAY + 5_001;
        bench.run(2_000);

        assertThat(asked).isEqualTo(1);
        assertThat(bench.asked).hasSize(2);
        assertThat(bench.asked.get(1).toMs() - bench.asked.get(1).fromMs()).isEqualTo(DAY);
        assertThat(bench.asked.get(1).toMs()).isEqualTo(MIDNIGHT);
    }

    @Test
    void shouldKeepToHalfOfTheVenuesRequests() {
        assertThat(GAPS.withinHalfOf(4).requestsPerSecond()).isEqualTo(2);
        assertThat(GAPS.withinHalfOf(1).requestsPerSecond()).isEqualTo(1);
        assertThat(GAPS.withinHalfOf(10)).isEqualTo(GAPS);
    }

    @Test
    void shouldLeaveOutBarsBetweenGaps() {
        Bench bench = bench(GAPS, 1);
        bench.gap(1, NOON - 30 * MINUTE, NOON - 29 * MINUTE);
        bench.gap(1, NOON - 10 * MINUTE, NOON - 8 * MINUTE);

        bench.run(1_000);

        assertThat(bench.asked).hasSize(1);
        assertThat(bench.spans).extracting(VenueSpan::bars).containsExactly(1, 2);
        List<VenueBar> all = Bench.everyBar(bench.asked.get(0));
        assertThat(all).hasSize(22);
    }
}
