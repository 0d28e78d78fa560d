package io.tickring.web.api.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.bars.Bar;
import io.tickring.web.api.past.Page;
import io.tickring.web.api.past.PageWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BarPagesTest {
    private static final long MINUTE_MS = 60_000;

    @Property(tries = 100)
    void shouldGiveEveryFoldedBarOnceInWhateverPages(
            @ForAll @Size(max = 80) Set<@IntRange(min = 0, max = 3_000) Integer> minutes,
            @ForAll Interval interval, @ForAll @IntRange(min = 1, max = 9) int limit) {
        List<Bar> history = minutes.stream().sorted().map(BarPagesTest::bar).toList();
        BarPages pages = new BarPages((market, fromMs, toMs) -> history.stream()
                .filter(bar -> bar.openTimeMs >= fromMs && bar.openTimeMs < toMs).toList());
        BarFold whole = new BarFold(interval);
        history.forEach(whole::add);

        List<Bar> got = new ArrayList<>();
        Page<Bar> page = pages.page(1, interval, PageWindow.between(0, 3_001 * MINUTE_MS), limit);
        while (page.next().isPresent()) {
            assertThat(page.rows()).hasSize(limit);
            got.addAll(page.rows());
            page = pages.page(1, interval, PageWindow.ofCursor(page.cursor()), limit);
        }
        got.addAll(page.rows());

        assertThat(got).usingRecursiveFieldByFieldElementComparator().isEqualTo(whole.bars());
        assertThat(got.stream().mapToInt(bar -> bar.ticks).sum()).isEqualTo(minutes.stream()
                .mapToInt(minute -> minute + 1).sum());
    }

    @Test
    void shouldReadAWholeIntervalThoughTheWindowEndsWithinIt() {
        List<Bar> history = List.of(bar(59), bar(60), bar(119));
        BarPages pages = new BarPages((market, fromMs, toMs) -> history.stream()
                .filter(bar -> bar.openTimeMs >= fromMs && bar.openTimeMs < toMs).toList());

        List<Bar> rows = pages.page(1, Interval.H1, PageWindow.between(61 * MINUTE_MS, 62 * MINUTE_MS), 5).rows();

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).ticks).isEqualTo(61 + 120);
    }

    private static Bar bar(int minute) {
        Bar bar = new Bar();
        bar.openTimeMs = minute * MINUTE_MS;
        bar.bidHigh = minute;
        bar.bidLow = -minute;
        bar.ticks = minute + 1;
        bar.spreadSumNanos = 1;
        bar.firstTickMs = bar.lastTickMs = bar.openTimeMs + 5;
        return bar;
    }
}
