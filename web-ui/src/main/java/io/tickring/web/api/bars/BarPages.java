package io.tickring.web.api.bars;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.web.api.past.Page;
import io.tickring.web.api.past.PageWindow;
import java.util.List;
import java.util.Optional;

/** Reads as many minutes as a page needs, and not the whole window. */
final class BarPages {
    /** Reads of a market that is mostly closed would otherwise be many and small. */
    private static final long MIN_READ_MS = 6 * 3_600_000L;

    private final BarHistory history;

    BarPages(BarHistory history) {
        this.history = history;
    }

    /**
     * @param window its {@code after} is the opening time of the last bar that was given
     * @param limit  bars on a page
     */
    Page<Bar> page(int market, Interval interval, PageWindow window, int limit) {
        long atMs = window.firstPage() ? interval.floor(window.fromMs()) : window.after() + interval.lengthMs();
        long endMs = interval.floor(window.toMs() - 1) + interval.lengthMs();
        long readMs = interval.floor(Math.max(interval.lengthMs() * (limit + 1L), MIN_READ_MS));
        BarFold fold = new BarFold(interval);
        while (atMs < endMs && fold.bars().size() <= limit) {
            long toMs = Math.min(endMs, atMs + readMs);
            history.bars(market, atMs, toMs, interval.lengthMs()).forEach(fold::add);
            atMs = toMs;
        }
        List<Bar> bars = fold.bars();
        if (bars.size() <= limit) {
            return new Page<>(bars, window, Optional.empty());
        }
        List<Bar> rows = bars.subList(0, limit);
        return new Page<>(rows, window, Optional.of(window.after(rows.get(limit - 1).openTimeMs)));
    }
}
