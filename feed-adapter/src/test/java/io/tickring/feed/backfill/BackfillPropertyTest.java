package io.tickring.feed.backfill;

import static io.tickring.feed.backfill.Bench.MIDNIGHT;
import static io.tickring.feed.backfill.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.backfill.Gap;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.time.TimeRanges;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Whatever gaps there are: each minute of each is asked for exactly once, and no request goes beyond the limits. */
class BackfillPropertyTest {
    private static final int MARKETS = 4;

    /** A gap in seconds before noon. */
    record Hole(int market, int secondsBefore, int lengthSeconds) {
        long fromMs() {
            return MIDNIGHT + 12 * 60 * MINUTE - secondsBefore * 1_000L;
        }

        long toMs() {
            return Math.min(MIDNIGHT + 12 * 60 * MINUTE, fromMs() + lengthSeconds * 1_000L);
        }
    }

    @Property(tries = 60)
    void shouldAskForEveryMinuteOfEveryGapExactlyOnce(@ForAll("holes") List<Hole> holes,
            @ForAll @IntRange(min = 1, max = 5) int requestsPerSecond) {
        Bench bench = new Bench(new BackfillSettings(0, 0, requestsPerSecond, 5_000, 5), MARKETS);
        bench.ledger.complete();
        TimeRanges[] wanted = new TimeRanges[MARKETS + 1];
        for (int market = 1; market <= MARKETS; market++) {
            wanted[market] = new TimeRanges();
        }
        for (Hole hole : holes) {
            bench.gap(hole.market(), hole.fromMs(), hole.toMs());
            wanted[hole.market()].add(VenueResolution.MINUTE.floor(hole.fromMs()),
                    VenueResolution.MINUTE.ceil(hole.toMs()));
        }

        bench.run(70_000);

        for (int market = 1; market <= MARKETS; market++) {
            int number = market;
            assertThat(bench.minutesAsked(market)).hasToString(wanted[market].toString());
            assertThat(bench.asked.stream().filter(window -> window.market() == number)
                    .mapToLong(window -> window.wanted().totalMs()).sum()).isEqualTo(wanted[market].totalMs());
            assertThat(bench.ledger.gaps(market)).allSatisfy(gap -> {
                assertThat(gap.state()).isEqualTo(Gap.State.FILLED);
                assertThat(gap.bars()).isEqualTo((int) ((VenueResolution.MINUTE.ceil(gap.toMs())
                        - VenueResolution.MINUTE.floor(gap.fromMs())) / MINUTE));
            });
        }
        assertWithinLimits(bench, requestsPerSecond);
    }

    private static void assertWithinLimits(Bench bench, int requestsPerSecond) {
        assertThat(bench.asked).allSatisfy(window ->
                assertThat(window.toMs() - window.fromMs()).isLessThanOrEqualTo(999 * MINUTE));
        for (int i = requestsPerSecond; i < bench.asked.size(); i++) {
            assertThat(bench.askedAtNs.get(i) - bench.askedAtNs.get(i - requestsPerSecond))
                    .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(999));
        }
    }

    @Provide
    Arbitrary<List<Hole>> holes() {
        Arbitrary<Integer> before = Arbitraries.integers().between(1, 3 * 24 * 3_600);
        Arbitrary<Integer> length = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(1, 300)),
                Tuple.of(1, Arbitraries.integers().between(300, 2 * 24 * 3_600)));
        return Combinators.combine(Arbitraries.integers().between(1, MARKETS), before, length).as(Hole::new)
                .list().ofMaxSize(60);
    }
}
