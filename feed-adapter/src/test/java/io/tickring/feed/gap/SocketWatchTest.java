package io.tickring.feed.gap;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.market.Market;
import io.tickring.engine.tick.GapReason;
import io.tickring.feed.gap.SocketWatch.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketWatchTest extends SocketWatchRig {
    @Test
    void shouldBeginAtTheLastQuoteAndEndAtTheFirst() {
        long lastMs = venueMs;

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(30_000);
        reconnect();
        venueMs += 300;
        long firstMs = venueMs;
        watch.onQuote(OTHER.number(), firstMs, ourNs());
        stream(60_000);

        assertThat(written()).containsExactlyInAnyOrder("1 " + lastMs + "-" + (firstMs + 1_000) + " disconnected",
                "2 " + (lastMs - 250) + "-" + firstMs + " disconnected",
                "3 " + (lastMs - 100) + "-" + firstMs + " disconnected");
        assertThat(begun).hasSize(3);
    }

    @Test
    void shouldBeginAtTheMarketsOwnLastQuoteWhereQuotesCameOutOfOrder() {
        long lastMs = venueMs;
        venueMs += 3_000;
        watch.onFrame(ourNs());
        watch.onQuote(OTHER.number(), venueMs, ourNs());
        watch.onQuote(OTHER.number(), venueMs - 100, ourNs());

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(1_000);

        assertThat(begun()).extracting(SocketWatchRig::from)
                .containsExactlyInAnyOrder(lastMs, lastMs + 3_000, lastMs - 100);
    }

    @Test
    void shouldBeginAtTheMarketsOwnLastQuoteWhereARoundIsCutInItsFirstMarket() {
        long lastMs = venueMs;
        venueMs += 30_000;
        round(LIQUID, lastMs, venueMs);

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(1_000);

        assertThat(begun()).extracting(SocketWatchRig::from)
                .containsExactlyInAnyOrder(lastMs + 30_000, lastMs - 250, lastMs - 100);
    }

    @Test
    void shouldBeginAtTheMarketsOwnLastQuoteWhereARoundIsCutInALaterMarket() {
        long lastMs = venueMs;
        venueMs += 30_000;
        round(OTHER, lastMs, venueMs);
        round(LIQUID, lastMs, venueMs - 10_000);

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(1_000);

        assertThat(begun()).extracting(SocketWatchRig::from)
                .containsExactlyInAnyOrder(lastMs + 20_000, lastMs + 30_000, lastMs - 100);
    }

    @Test
    void shouldBeginWhereTheLastAnswerCameForAMarketThatIsHardlyTraded() {
        stream(10_000);
        answer();
        long answeredMs = venueMs;
        venueMs += 30_000;
        round(LIQUID, answeredMs, venueMs);

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(1_000);

        assertThat(begun()).contains("3 " + (answeredMs - 500) + " disconnected");
    }

    @Test
    void shouldNotBelieveAnAnswerThatWasReadLateBeforeAnyQuote() {
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(30_000);
        watch.onOpen(ourNs(), ourNs());
        watch.onAsked(ALL, ourNs());
        long firstMs = venueMs + 100;
        venueMs += 20_000;
        answer();
        watch.onConfirmed(ALL, ALL, ourNs(), ourNs());
        round(LIQUID, firstMs - 500, firstMs + 1_500);

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(1_000);

        assertThat(begun()).contains("1 " + (firstMs + 1_500) + " disconnected",
                "2 " + firstMs + " disconnected", "3 " + firstMs + " disconnected");
    }

    @Test
    void shouldGoOnWhereTheGapBeforeEnded() {
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(30_000);
        reconnect();
        long firstMs = venueMs + 750;
        stream(3_000);

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(1_000);

        assertThat(written()).contains("3 " + (firstMs - 30_850) + "-" + firstMs + " disconnected");
        assertThat(begun()).contains("3 " + firstMs + " disconnected");
    }

    @Test
    void shouldBelieveTheAnswerAfterTheLastQuoteWhereTheQuietIsNatural() {
        long lastMs = venueMs;
        venueMs += 4_000;
        answer();

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(1_000);

        assertThat(begun()).hasSize(3).allSatisfy(gap ->
                assertThat(from(gap)).isBetween(lastMs + 2_500, lastMs + 4_000));
    }

    @Test
    void shouldBeginWhereAZombieStoppedWhateverItAnsweredSince() {
        long lastMs = venueMs;
        for (int i = 0; i < 60; i++) {
            venueMs += 1_000;
            answer();
            tick();
        }

        watch.onLost(GapReason.SILENT, ourNs());
        pass(1_000);

        assertThat(begun()).hasSize(3).allSatisfy(gap -> assertThat(from(gap)).isBetween(lastMs - 500, lastMs));
    }

    @Test
    void shouldCallASocketMuteThatAnswersPingsAndGivesNoQuotes() {
        assertThat(tick()).isEqualTo(Verdict.WELL);
        venueMs += 500 * RATE;
        assertThat(tick()).isEqualTo(Verdict.OVERDUE);
        venueMs += 1_400 * RATE;
        assertThat(tick()).isEqualTo(Verdict.OVERDUE);

        venueMs += 100 * RATE;

        assertThat(tick()).isEqualTo(Verdict.MUTE);
    }

    @Test
    void shouldNotWonderAtSilenceWhileTheMarketsAreClosed() {
        hours.closeAtMs = venueMs;

        pass(8 * 3_600_000);

        assertThat(tick()).isEqualTo(Verdict.WELL);
        assertThat(written()).isEmpty();
        assertThat(begun).isEmpty();
    }

    @Test
    void shouldNotWonderAtSilenceWhileReadingIsOff() {
        venueMs += 10_000 * RATE;

        assertThat(watch.onTick(ourNs(), ourNs(), false)).isEqualTo(Verdict.WELL);
        assertThat(tick()).isEqualTo(Verdict.WELL);
    }

    @Test
    void shouldCutAGapToTheHoursOfTheMarket() {
        hours.closeAtMs = venueMs + 10_000;
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(60_000);
        reconnect();
        pass(60_000);

        assertThat(written()).hasSize(3).allSatisfy(gap -> assertThat(gap).contains("-" + hours.closeAtMs + " "));
    }

    @Test
    void shouldFindAStallThatEndedBeforeAnyoneNoticed() {
        long lastMs = venueMs;
        venueMs += 24_000;
        long firstMs = venueMs + 750;

        stream(60_000);

        assertThat(written()).containsExactly("1 " + lastMs + "-" + firstMs + " silent",
                "2 " + lastMs + "-" + firstMs + " silent", "3 " + lastMs + "-" + firstMs + " silent");
    }

    @Test
    void shouldKeepTheJumpOfASocketThatIsLostRightAfterIt() {
        long lastMs = venueMs;
        pass(30_000);
        long firstMs = venueMs;
        watch.onQuote(LIQUID.number(), firstMs, ourNs());

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        tick();

        assertThat(written()).containsExactly("1 " + lastMs + "-" + firstMs + " silent",
                "2 " + lastMs + "-" + firstMs + " silent", "3 " + lastMs + "-" + firstMs + " silent");
    }

    @Test
    void shouldTakeQuotesThatCameTogetherForNoJump() {
        long fromMs = venueMs;
        venueMs += 24_000;
        watch.onQuote(SHARE.number(), fromMs + 20_000, ourNs());
        for (long timeMs = fromMs + 500; timeMs < venueMs; timeMs += 500) {
            watch.onQuote(LIQUID.number(), timeMs, ourNs());
        }

        stream(60_000);

        assertThat(written()).isEmpty();
    }

    @Test
    void shouldTellOfOneMarketThatFellSilentWhileTheOthersGoOn() {
        long lastMs = venueMs;
        watch.onAsked(List.of(Market.bare(4, "NEVER ANSWERED")), ourNs());

        for (int i = 0; i < 240; i++) {
            venueMs += 1_000;
            watch.onQuote(LIQUID.number(), venueMs, ourNs());
            tick();
        }
        stream(2_000);

        assertThat(begun()).containsExactly("2 " + (lastMs - 250) + " silent");
        assertThat(written()).containsExactly("2 " + (lastMs - 250) + "-" + (lastMs + 240_750) + " silent");
    }

    @Test
    void shouldFindThePauseOfOneMarketThatEndedBeforeAnyoneLooked() {
        long lastMs = venueMs - 250;
        for (int i = 0; i < 65; i++) {
            venueMs += 1_000;
            watch.onQuote(LIQUID.number(), venueMs, ourNs());
        }

        stream(60_000);

        assertThat(written()).containsExactly("2 " + lastMs + "-" + (lastMs + 66_000) + " silent");
    }

    @Test
    void shouldNotTakeAQuoteFromTheFutureForProgress() {
        long lastMs = venueMs;
        watch.onQuote(LIQUID.number(), lastMs + 3_600_000, ourNs());

        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(1_000);

        assertThat(begun()).hasSize(3).allSatisfy(gap ->
                assertThat(from(gap)).isBetween(lastMs - 500, lastMs));
    }

    @Test
    void shouldCountFramesOfTheSameReadThatFollowTheLoss() {
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        watch.onQuote(LIQUID.number(), venueMs + 400, ourNs() + 10 * MS);
        pass(10_000);

        assertThat(begun()).contains("1 " + (venueMs - 10_000 + 400) + " disconnected");
    }

    @Test
    void shouldLeaveWhereTheNextStartGoesOn() {
        long lastMs = venueMs;

        watch.close(GapReason.DAEMON_DOWN, ourNs());
        all.ledger().close(ourNs());

        assertThat(begun()).containsExactlyInAnyOrder("1 " + lastMs + " daemon_down",
                "2 " + (lastMs - 250) + " daemon_down", "3 " + (lastMs - 100) + " daemon_down");
        assertThat(gaps).isEmpty();
    }

    @Test
    void shouldWithdrawAGapThatLiesOutsideOfTheHours() {
        watch.onLost(GapReason.DISCONNECTED, ourNs());
        pass(10_000);
        assertThat(begun()).hasSize(3);
        hours.closeAtMs = 0;
        reconnect();
        pass(60_000);

        assertThat(written()).isEmpty();
        assertThat(begun()).hasSize(6);
    }
}
