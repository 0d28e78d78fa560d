package io.tickring.feed.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final int MARKETS = 6;

    private Rounds rounds = new Rounds(MARKETS);
    private long newestMs = QuoteTimes.NEVER;

    private record Quote(int market, long timeMs) {
    }

    @Test
    void shouldHaveComeNowhereInTheFirstRound() {
        quote(1, 10);
        quote(2, 5);
        quote(2, 9);

        assertThat(rounds.completeMs()).isEqualTo(QuoteTimes.NEVER);
    }

    @Test
    void shouldHaveComeToTheEndOfTheRoundBeforeTheLast() {
        quote(1, 10);
        quote(2, 9);
        quote(1, 20);
        quote(2, 19);
        quote(1, 30);

        assertThat(rounds.completeMs()).isEqualTo(10);
    }

    @Test
    void shouldHaveComeToItsNewestQuoteWhenARoundIsKnownToBeOver() {
        quote(1, 10);
        quote(2, 9);

        rounds.restart(newestMs);
        quote(1, 20);
        quote(2, 15);

        assertThat(rounds.completeMs()).isEqualTo(10);
    }

    @BeforeTry
    void beginAnew() {
        rounds = new Rounds(MARKETS);
        newestMs = QuoteTimes.NEVER;
    }

    /** Rounds of any length, of any of the markets in any order, cut off at any quote. */
    @Property(tries = 500)
    void shouldNeverBeBeyondAQuoteThatWasCutOff(@ForAll long seed, @ForAll @IntRange(max = 200) int handed) {
        List<Quote> made = venue(new Random(seed));
        int cut = Math.min(handed, made.size());
        made.subList(0, cut).forEach(quote -> quote(quote.market(), quote.timeMs()));

        assertThat(made.subList(cut, made.size())).allSatisfy(lost ->
                assertThat(lost.timeMs()).isGreaterThan(rounds.completeMs()));
    }

    private static List<Quote> venue(Random random) {
        List<Quote> made = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            List<Integer> markets = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
            Collections.shuffle(markets, random);
            for (int market : markets.subList(0, random.nextInt(MARKETS + 1))) {
                long beganMs = round * 1_000L;
                random.longs(random.nextInt(4), beganMs + 1, beganMs + 1_001).sorted()
                        .forEach(timeMs -> made.add(new Quote(market, timeMs)));
            }
        }
        return made;
    }

    private void quote(int market, long timeMs) {
        rounds.onQuote(market, newestMs);
        newestMs = Math.max(newestMs, timeMs);
    }
}
