package io.tickring.daemon.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.history.BarHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MergedBarsTest {
    private static final long MINUTE = Bar.MINUTE_MS;
    private static final int GOLD = 1;

    private final List<String> asked = new ArrayList<>();
    private final VenueLedger ledger = new VenueLedger();
    private long nowMs = 10 * MINUTE + 5_000;

    private static Bar bar(long minute, Provenance provenance) {
        Bar bar = new Bar();
        bar.market = GOLD;
        bar.openTimeMs = minute * MINUTE;
        bar.provenance = provenance;
        return bar;
    }

    private static List<Bar> minutes(long from, long to, Provenance provenance) {
        return LongStream.range(from, to).mapToObj(minute -> bar(minute, provenance)).toList();
    }

    private BarHistory merged(BarHistory ours) {
        BarHistory venue = (market, fromMs, toMs) -> {
            asked.add(fromMs / MINUTE + "-" + toMs / MINUTE);
            return minutes(fromMs / MINUTE, toMs / MINUTE, Provenance.BACKFILL);
        };
        return new MergedBars(ours, new VenueBars(venue), ledger, () -> nowMs);
    }

    private static List<String> text(List<Bar> bars) {
        return bars.stream().map(bar -> bar.openTimeMs / MINUTE + bar.provenance.key().substring(0, 1)).toList();
    }

    @Test
    void shouldFillMinutesWithoutABarOfOursFromTheVenue() {
        BarHistory bars = merged((market, fromMs, toMs) -> minutes(8, 10, Provenance.LIVE));

        assertThat(text(bars.bars(GOLD, 5 * MINUTE, 11 * MINUTE))).containsExactly("5b", "6b", "7b", "8l", "9l");
    }

    @Test
    void shouldNotAskWhereNothingIsMissingOrNothingIsOver() {
        BarHistory bars = merged((market, fromMs, toMs) -> minutes(fromMs / MINUTE, 10, Provenance.LIVE));

        bars.bars(GOLD, 5 * MINUTE, 12 * MINUTE);
        bars.bars(GOLD, 10 * MINUTE, 12 * MINUTE);

        assertThat(asked).isEmpty();
    }

    @Test
    void shouldNotAskForWhatTheBackfillHasAskedFor() {
        BarHistory bars = merged((market, fromMs, toMs) -> List.of());
        ledger.onVenueSpan(1, new VenueSpan(GOLD, VenueResolution.MINUTE, VenueSpan.Kind.LOADED, 2 * MINUTE, 6 * MINUTE,
                0, 0));

        assertThat(bars.bars(GOLD, 3 * MINUTE, 6 * MINUTE)).isEmpty();
        bars.bars(GOLD, 3 * MINUTE, 8 * MINUTE);

        assertThat(asked).containsExactly("6-8");
    }

    @Test
    void shouldAskTheVenueForEachStretchOnce() {
        BarHistory bars = merged((market, fromMs, toMs) -> List.of());

        bars.bars(GOLD, 5 * MINUTE, 8 * MINUTE);
        bars.bars(GOLD, 6 * MINUTE, 8 * MINUTE);
        bars.bars(GOLD, 4 * MINUTE, 9 * MINUTE);
        bars.bars(2, 6 * MINUTE, 8 * MINUTE);
        bars.bars(GOLD, 0, MINUTE);

        assertThat(asked).containsExactly("5-8", "4-5", "8-9", "6-8", "0-1");
    }
}
