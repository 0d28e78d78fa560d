package io.tickring.persistence.history.recent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.persistence.testing.Lines;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentBarsTest {
    private static final long MINUTE = Bar.MINUTE_MS;
    private static final long START = 28_000_000 * MINUTE;

    private final List<String> asked = new ArrayList<>();
    private final RecentBars recent = new RecentBars(4, 1, (market, fromMs, toMs) -> {
        asked.add(market + " " + (fromMs - START) / MINUTE + " " + (toMs - START) / MINUTE);
        return List.of(bar(market, fromMs, 0, Provenance.IMPORT));
    }, START);

    @Test
    void shouldAnswerFromMemoryAndAskForWhatIsOlder() {
        recent.onBar(1, bar(1, START, 0, Provenance.LIVE));
        recent.onBar(2, bar(1, START + 2 * MINUTE, 0, Provenance.LIVE));

        assertThat(recent.bars(1, START, START + 10 * MINUTE)).extracting(Lines::of).containsExactly(
                Lines.of(bar(1, START, 0, Provenance.LIVE)), Lines.of(bar(1, START + 2 * MINUTE, 0, Provenance.LIVE)));
        assertThat(asked).isEmpty();

        assertThat(recent.bars(1, START - 5 * MINUTE, START + MINUTE)).hasSize(2);
        assertThat(recent.bars(2, START - 5 * MINUTE, START - MINUTE)).hasSize(1);
        assertThat(asked).containsExactly("1 -5 0", "2 -5 -1");
    }

    @Test
    void shouldKeepTheLatestRevisionUnlessItIsLessTrusted() {
        recent.onBar(1, bar(1, START, 0, Provenance.LIVE));
        recent.onBar(2, bar(1, START, 1, Provenance.LIVE));
        recent.onBar(3, bar(1, START, 2, Provenance.BACKFILL));

        assertThat(recent.bars(1, START, START + MINUTE)).singleElement().extracting(Lines::of)
                .isEqualTo(Lines.of(bar(1, START, 1, Provenance.LIVE)));
    }

    @Test
    void shouldForgetTheOldest() {
        for (int minute = 0; minute < 90; minute++) {
            recent.onBar(minute, bar(1, START + minute * MINUTE, 0, Provenance.LIVE));
        }
        recent.onBar(100, bar(1, START, 1, Provenance.LIVE));

        assertThat(recent.bars(1, START + 30 * MINUTE, START + 90 * MINUTE)).hasSize(60);
        assertThat(asked).isEmpty();
        recent.bars(1, START, START + 90 * MINUTE);
        assertThat(asked).containsExactly("1 0 30");
    }

    @Test
    void shouldReachFurtherBackOncePreloaded() {
        recent.onBar(1, bar(1, START, 1, Provenance.LIVE));
        recent.preload(List.of(bar(1, START - 2 * MINUTE, 0, Provenance.LIVE), bar(1, START, 0, Provenance.LIVE)),
                START - 30 * MINUTE);

        assertThat(recent.bars(1, START - 30 * MINUTE, START + MINUTE)).extracting(bar -> bar.revision)
                .containsExactly(0, 1);
        assertThat(asked).isEmpty();
    }

    private static Bar bar(int market, long openTimeMs, int revision, Provenance provenance) {
        Bar bar = new Bar();
        bar.market = market;
        bar.openTimeMs = openTimeMs;
        bar.revision = revision;
        bar.provenance = provenance;
        bar.bidOpen = 1;
        bar.bidHigh = 2;
        bar.bidLow = 3;
        bar.bidClose = 4;
        bar.askOpen = 5;
        bar.askHigh = 6;
        bar.askLow = 7;
        bar.askClose = Long.MAX_VALUE;
        bar.ticks = 9;
        bar.spreadSumNanos = 10;
        bar.firstTickMs = openTimeMs;
        bar.lastTickMs = openTimeMs + 59_999;
        return bar;
    }
}
