package io.tickring.benchmarks.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.benchmarks.cache.JournalCopy.Records;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.tick.TickEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A market whose ticks 1 to 6 came in the milliseconds 1 to 6, Redis made wrong: each hole and doubling is seen. */
class DifferencesTest {
    private static final long MINUTE_MS = 60_000;
    private static final int THROUGH = 5;
    private static final int KEPT_SINCE_MS = 3;

    private final Records journal = new Records("A");
    private final List<TickRow> ticks = new ArrayList<>();
    private final TreeMap<Long, BarRow> bars = new TreeMap<>();
    private final Map<Long, BarRow> minutes = new HashMap<>();
    private TickRow quote = tick(5, 100);

    @BeforeEach
    void fill() {
        for (int i = 1; i <= 6; i++) {
            journal.ticks().add(tick(i, 100));
        }
        ticks.addAll(journal.ticks().subList(1, 5));
        journal.bars().putAll(Map.of(10L, bar(0, 7), 11L, bar(1, 7)));
        journal.bars().put(4L, bar(0, 8));
        bars.put(4L, bar(0, 8));
        minutes.put(MINUTE_MS, bar(0, 8));
    }

    private static TickRow tick(long number, long bid) {
        return new TickRow(number, number, bid, bid + 1, 0, 0, number);
    }

    private static BarRow bar(int revision, long bid) {
        TickEvent tick = new TickEvent();
        tick.bidNanos = bid;
        tick.askNanos = bid + 1;
        tick.exchangeTimeMs = MINUTE_MS;
        Bar bar = new Bar();
        bar.open(tick, Provenance.LIVE);
        bar.revision = revision;
        return BarRow.of(bar);
    }

    private List<String> found() {
        Differences differences = new Differences(THROUGH, KEPT_SINCE_MS);
        differences.compare(journal, new CachedMarket(ticks, bars, minutes, Optional.ofNullable(quote)));
        return differences.found();
    }

    @Test
    void shouldFindNothingWhereRedisIsTheJournalsEnd() {
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldLetOldTicksBeThereOrNotButNotWithAHole() {
        ticks.remove(0);
        assertThat(found()).isEmpty();

        ticks.add(0, tick(1, 100));
        assertThat(found()).singleElement().asString().startsWith("A ticks: 4 in Redis, 5 in the journal; number 1 ");
    }

    @Test
    void shouldSeeAHoleADoublingAWrongPriceAndAMissingEnd() {
        TickRow last = ticks.remove(3);
        assertThat(found()).as("end").hasSize(1);
        ticks.add(last);
        ticks.add(last);
        assertThat(found()).as("doubling").hasSize(1);
        ticks.remove(4);
        ticks.set(2, tick(4, 101));
        assertThat(found()).as("price").hasSize(1);
        ticks.remove(2);
        assertThat(found()).as("hole").hasSize(1);
    }

    @Test
    void shouldSeeAnEmptyStream() {
        ticks.clear();

        assertThat(found()).singleElement().asString().startsWith("A ticks: 0 in Redis, 3 in the journal");
    }

    @Test
    void shouldTakeANewerQuoteAndMinuteButNoOlderAndNoneThatNeverWas() {
        quote = tick(6, 100);
        minutes.put(MINUTE_MS, bar(1, 7));
        assertThat(found()).isEmpty();

        quote = tick(4, 100);
        minutes.put(MINUTE_MS, bar(2, 7));
        minutes.put(2 * MINUTE_MS, bar(0, 7));
        assertThat(found()).hasSize(3);
    }

    @Test
    void shouldSeeThatAQuoteAMinuteAndARevisionAreMissing() {
        quote = null;
        minutes.clear();
        bars.clear();

        assertThat(found()).hasSize(3);
    }
}
