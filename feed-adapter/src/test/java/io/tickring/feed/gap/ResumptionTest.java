package io.tickring.feed.gap;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.market.Market;
import io.tickring.engine.tick.GapReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the gap of a lost socket ends. */
class ResumptionTest extends SocketWatchRig {
    @Test
    void shouldEndAGapByTheQuotesWhereOurReadingOfTheVenuesClockIsAhead() {
        clockAheadMs = 31_000;
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(30_000);
        reconnect();
        venueMs += 300;
        long firstMs = venueMs;
        watch.onQuote(OTHER.number(), firstMs, ourNs());

        stream(60_000);

        assertThat(written()).hasSize(3).allSatisfy(gap -> assertThat(gap.startsWith("1 ")
                ? gap.endsWith("-" + (firstMs + 1_000) + " disconnected")
                : gap.endsWith("-" + firstMs + " disconnected")).isTrue());
    }

    @Test
    void shouldReadTheMomentOfTheAnswerByTheClockAsItIsKnownInTheEnd() {
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(30_000);
        clockAheadMs = 30_000;
        reconnect();
        venueMs += 300;
        long firstMs = venueMs;
        watch.onQuote(SHARE.number(), firstMs, ourNs());
        clockAheadMs = 0;

        pass(60_000);

        assertThat(written()).hasSize(3).allSatisfy(gap -> assertThat(gap).contains("-" + firstMs + " "));
    }

    @Test
    void shouldEndAGapByTheQuotesWhereOurReadingOfTheVenuesClockIsBehind() {
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(30_000);
        clockAheadMs = -2_000;
        reconnect();
        venueMs += 300;
        long firstMs = venueMs;
        watch.onQuote(SHARE.number(), firstMs, ourNs());

        pass(60_000);

        assertThat(written()).hasSize(3).allSatisfy(gap -> assertThat(gap).contains("-" + firstMs + " "));
    }

    @Test
    void shouldKeepTheGapOfASilentMarketOpenUntilItSpeaksThoughTheSocketIsBack() {
        long lastMs = venueMs - 250;
        for (int i = 0; i < 120; i++) {
            venueMs += 1_000;
            watch.onQuote(LIQUID.number(), venueMs, ourNs());
            tick();
        }

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(10_000);
        reconnect();
        watch.onQuote(LIQUID.number(), venueMs, ourNs());
        pass(30_000);
        assertThat(written()).noneMatch(gap -> gap.startsWith("2 "));
        long spokeMs = venueMs;
        watch.onQuote(OTHER.number(), spokeMs, ourNs());
        tick();

        assertThat(written()).contains("2 " + lastMs + "-" + spokeMs + " silent");
    }

    @Test
    void shouldTakeAQuoteForAnAnswer() {
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(30_000);
        watch.onOpen(ourNs(), ourNs());
        watch.onAsked(ALL, ourNs());
        assertThat(watch.quoted(ALL)).isFalse();
        pass(300);
        long firstMs = venueMs;
        watch.onQuote(OTHER.number(), firstMs, ourNs());
        assertThat(watch.quoted(ALL)).isTrue();

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(1_000);

        assertThat(written()).hasSize(3).allSatisfy(gap -> assertThat(gap).contains("-" + firstMs + " "));
        assertThat(begun).hasSize(6);
    }

    @Test
    void shouldKeepTheGapOfAMarketThatIsNotConfirmed() {
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(30_000);
        watch.onOpen(ourNs(), ourNs());
        watch.onAsked(ALL, ourNs());
        watch.onConfirmed(ALL, List.of(LIQUID, OTHER), ourNs(), ourNs());
        watch.onRefused(List.of(SHARE), ourNs());
        watch.onQuote(LIQUID.number(), venueMs, ourNs());
        pass(60_000);

        assertThat(written()).hasSize(2).noneMatch(gap -> gap.startsWith("3 "));
        assertThat(all.openFromMs(SHARE.number())).isLessThan(venueMs - 90_000);
    }

    @Test
    void shouldNotCountTheTimeBeforeAMarketWasConfirmedAsItsSilence() {
        Market late = Market.bare(4, "LATE");
        watch.onRefused(List.of(late), ourNs());
        stream(3_600_000);
        watch.onAsked(List.of(late), ourNs());
        watch.onConfirmed(List.of(late), List.of(late), ourNs(), ourNs());
        stream(20_000);
        assertThat(written()).hasSize(1);

        stream(60_000);
        watch.onQuote(late.number(), venueMs, ourNs());
        stream(60_000);

        assertThat(written()).hasSize(1);
    }
}
