package io.tickring.benchmarks.campaign.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.benchmarks.campaign.evidence.GapSpan;
import io.tickring.benchmarks.campaign.evidence.HandedFrame;
import io.tickring.benchmarks.campaign.evidence.JournaledTick;
import io.tickring.benchmarks.campaign.evidence.Outage;
import io.tickring.benchmarks.campaign.evidence.QuoteKey;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final String LOST = "frames read and not journaled";
    private static final String INVENTED = "ticks twice or from nowhere";
    private static final String ORDER = "ticks out of order or never produced";
    private static final String BARE = "missing quotes outside of gap records";
    private static final String OVER_TICKS = "ticks inside of gap records";
    private static final String BACK = "quotes back after a fault's end";

    private final Story story = new Story();

    @Test
    void shouldPassWhatIsAsItShouldBe() {
        assertThat(story.failures()).isEmpty();
    }

    @Test
    void shouldSeeOneLostTick() {
        story.journaled.remove(Story.tick(500, true));

        assertThat(story.failures()).containsExactly(LOST, BARE);
    }

    @Test
    void shouldNotCallAFrameLostThatWasUnderWayWhenItsSocketDied() {
        story.journaled.remove(Story.tick(Story.FROM - 1, true));

        assertThat(story.failures()).isEmpty();
    }

    @Test
    void shouldSeeAFrameThatALivingSocketWasHandedLastButOne() {
        story.journaled.removeIf(tick -> tick.quote().timeMs() > 900_000);
        story.gaps.add(Story.gap(900, 1_000));

        assertThat(story.failures()).containsExactly(LOST);
    }

    @Test
    void shouldSeeATickThatIsJournaledTwice() {
        story.journaled.add(Story.tick(500, true));

        assertThat(story.failures()).containsExactly(INVENTED);
    }

    @Test
    void shouldSeeARejectThatNoFaultSpoiled() {
        story.journaled.add(new JournaledTick(new QuoteKey(500_000, 1, 2), Story.wallMs(500), false));

        assertThat(story.failures()).containsExactly(INVENTED);
    }

    @Test
    void shouldTakeARejectForAFrameThatAFaultSpoiled() {
        story.spoil(500, "null-bid");
        story.journaled.remove(Story.tick(500, true));
        story.unreadable = 1;

        assertThat(story.failures()).isEmpty();
    }

    @Test
    void shouldTellTheGoodFrameFromTheSpoiledOneBeforeIt() {
        HandedFrame good = story.handed.get(500);
        story.handed.add(500, new HandedFrame(good.order(), good.quote(), good.connection(), "garbage-frame"));
        story.unreadable = 1;

        assertThat(story.failures()).isEmpty();
    }

    @Test
    void shouldSeeTicksOutOfOrder() {
        Collections.swap(story.journaled, 600, 601);

        assertThat(story.failures()).containsExactly(ORDER);
    }

    @Test
    void shouldSeeATickThatTheMarketNeverMade() {
        QuoteKey never = new QuoteKey(999_500, 1, 2);
        story.handed.add(new HandedFrame(story.handed.size(), never, 2, ""));
        story.journaled.add(new JournaledTick(never, Story.wallMs(999), true));

        assertThat(story.failures()).containsExactly(ORDER);
    }

    @Test
    void shouldSeeAMissingGap() {
        story.gaps.clear();

        assertThat(story.failures()).containsExactly(BARE);
    }

    @Test
    void shouldSeeAMarketThatNeverCameThrough() {
        story.handed.clear();
        story.journaled.clear();
        story.outages.clear();

        assertThat(story.failures()).containsExactly(BARE);
    }

    @Test
    void shouldNotAskForQuotesThatWereMadeAfterTheDaemonStopped() {
        story.produced.add(Story.quote(1_001));

        assertThat(story.failures()).isEmpty();
    }

    @Test
    void shouldSeeAGapThatBeginsTwoSecondsLate() {
        story.gaps.set(0, Story.gap(Story.FROM + 2, Story.TO));

        assertThat(story.failures()).containsExactly(BARE);
    }

    @Test
    void shouldSeeAGapThatEndsTwoSecondsEarly() {
        story.gaps.set(0, Story.gap(Story.FROM - 1, Story.TO - 3));

        assertThat(story.failures()).containsExactly(BARE);
    }

    @Test
    void shouldSeeAGapThatBeginsTwoSecondsEarly() {
        story.gaps.set(0, Story.gap(Story.FROM - 3, Story.TO));

        assertThat(story.failures()).containsExactly(OVER_TICKS);
    }

    @Test
    void shouldSeeAGapThatEndsTwoSecondsLate() {
        story.gaps.set(0, Story.gap(Story.FROM - 1, Story.TO + 2));

        assertThat(story.failures()).containsExactly(OVER_TICKS);
    }

    @Test
    void shouldAllowBoundsWithinASecond() {
        story.gaps.set(0, Story.gap(Story.FROM - 0.5, Story.TO + 0.9));

        assertThat(story.failures()).isEmpty();
    }

    @Test
    void shouldNotAskForAGapWhereTheVenueSaidClosed() {
        story.gaps.clear();
        story.outages.set(0, story.outage(Story.FROM, Story.TO, new Outage.Traits(false, false, false, true)));

        assertThat(story.failures()).isEmpty();
    }

    @Test
    void shouldSeeAGapThatIsNeitherFilledNorExplained() {
        story.gapsOpen = 1;

        assertThat(story.failures()).containsExactly("gaps neither filled nor explained");
    }

    @Test
    void shouldSeeAViolationOfTheLimits() {
        story.violations.put("LOGIN_RATE", 1L);

        assertThat(story.failures()).containsExactly("requests beyond the venue's limits");
    }

    @Test
    void shouldSeeALogInWithoutACause() {
        story.logins = 2;

        assertThat(story.failures()).containsExactly("log-ins");
    }

    @Test
    void shouldAllowALogInForASessionThatEnded() {
        story.logins = 2;
        story.outages.set(0, story.outage(Story.FROM, Story.TO, new Outage.Traits(true, true, true, false)));

        assertThat(story.failures()).isEmpty();
    }

    /** The outage's end 40 s early means two thirds of a second by the wall clock, and 2.4 s where 145 s are lost. */
    @Test
    void shouldSeeQuotesThatComeBackTooLate() {
        lose(Story.TO + 145);

        assertThat(story.failures()).containsExactly(BACK);
    }

    @Test
    void shouldAllowTheBackOffWhereTheVenueRefused() {
        lose(Story.TO + 145);
        story.outages.set(0, story.outage(Story.FROM, Story.TO, new Outage.Traits(true, false, true, false)));

        assertThat(story.failures()).isEmpty();
    }

    @Test
    void shouldMeasureFromTheEndOfAFaultThatCameBetween() {
        lose(Story.TO + 145);
        story.outages.add(story.outage(Story.TO + 50, Story.TO + 100, new Outage.Traits(false, false, true, false)));

        assertThat(story.failures()).isEmpty();
    }

    @Test
    void shouldSeeQuotesThatNeverComeBack() {
        story.journaled.removeIf(tick -> tick.quote().timeMs() >= Story.TO * 1_000L);
        story.handed.removeIf(frame -> frame.connection() == 2);
        story.gaps.set(0, new GapSpan(99_000, 1_000_000));

        assertThat(story.failures()).containsExactly(BACK);
    }

    private void lose(int untilSecond) {
        List<JournaledTick> lost = story.journaled.stream().filter(tick -> tick.quote().timeMs() >= Story.TO * 1_000L
                && tick.quote().timeMs() < untilSecond * 1_000L).toList();
        story.journaled.removeAll(lost);
        story.handed.removeIf(frame -> lost.stream().anyMatch(tick -> tick.quote().equals(frame.quote())));
        story.gaps.set(0, Story.gap(Story.FROM - 1, untilSecond));
    }

    @Test
    void shouldSeeADaemonThatDied() {
        story.alive = false;

        assertThat(story.failures()).containsExactly("daemon alive, orderly stop, journal whole");
    }

    @Test
    void shouldSeeADamagedJournal() {
        story.verifyCode = 1;

        assertThat(story.failures()).containsExactly("daemon alive, orderly stop, journal whole");
    }
}
