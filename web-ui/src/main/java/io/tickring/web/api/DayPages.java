package io.tickring.web.api;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import java.util.List;
import java.util.Optional;

/** The venue's daily bars, as many as fit on a page. */
final class DayPages {
    private final BarHistory days;

    DayPages(BarHistory days) {
        this.days = days;
    }

    /**
     * @param window its {@code after} is the opening time of the last day that was given
     * @param limit  days on a page
     */
    Page<Bar> page(int market, Window window, int limit) {
        long fromMs = window.firstPage() ? window.fromMs() : window.after() + 1;
        List<Bar> bars = fromMs < window.toMs() ? days.bars(market, fromMs, window.toMs()) : List.of();
        if (bars.size() <= limit) {
            return new Page<>(bars, window, Optional.empty());
        }
        List<Bar> rows = bars.subList(0, limit);
        return new Page<>(rows, window, Optional.of(window.after(rows.get(limit - 1).openTimeMs)));
    }
}
