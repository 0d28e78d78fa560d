package io.tickring.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import org.junit.jupiter.api.Test;

class OpenGapsTest {
    private final OpenGaps gaps = new OpenGaps(4);

    @Test
    void shouldKnowAGapThatBeganAndDidNotEnd() {
        gap(2, 1_000, 1_000, GapReason.DISCONNECTED);

        assertThat(gaps.fromMs(2)).isEqualTo(1_000);
        assertThat(gaps.fromMs(1)).isEqualTo(TickEvent.ABSENT);
    }

    @Test
    void shouldForgetAGapThatEnded() {
        gap(2, 1_000, 1_000, GapReason.DISCONNECTED);

        gap(2, 1_500, 4_000, GapReason.DISCONNECTED);

        assertThat(gaps.fromMs(2)).isEqualTo(TickEvent.ABSENT);
    }

    @Test
    void shouldForgetAGapThatEndedOutsideOfTheHours() {
        gap(2, 1_000, 1_000, GapReason.DISCONNECTED);
        gap(2, 1_000, 1_000, GapReason.DAEMON_DOWN);
        assertThat(gaps.fromMs(2)).isEqualTo(1_000);

        gap(2, 4_000, 4_000, GapReason.DISCONNECTED);

        assertThat(gaps.fromMs(2)).isEqualTo(TickEvent.ABSENT);
    }

    @Test
    void shouldNotTakeAFullDiskForNewsOfTheVenue() {
        gap(2, 1_000, 1_000, GapReason.SILENT);

        gap(2, 2_000, 3_000, GapReason.NOT_JOURNALED);

        assertThat(gaps.fromMs(2)).isEqualTo(1_000);
    }

    @Test
    void shouldSurviveACheckpoint() {
        gap(1, 1_000, 1_000, GapReason.DISCONNECTED);
        gap(3, 5, 5, GapReason.DAEMON_DOWN);
        StateOutput out = new StateOutput();
        gaps.save(out);

        OpenGaps restored = new OpenGaps(4);
        restored.restore(new StateInput(out.buffer(), 0, out.length()));

        assertThat(restored.fromMs(1)).isEqualTo(1_000);
        assertThat(restored.fromMs(2)).isEqualTo(TickEvent.ABSENT);
        assertThat(restored.fromMs(3)).isEqualTo(5);
    }

    private void gap(int market, long fromMs, long toMs, GapReason reason) {
        TickEvent event = new TickEvent();
        event.clearControl(EventKind.GAP, 0);
        event.market = market;
        event.gapFromMs = fromMs;
        event.gapToMs = toMs;
        event.gapReason = reason;
        gaps.onGap(event);
    }
}
