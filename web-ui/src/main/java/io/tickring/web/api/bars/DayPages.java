package io.tickring.web.api.bars;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.web.api.past.Page;
import io.tickring.web.api.past.PageWindow;
import java.util.List;
import java.util.Optional;

/** Daily bars, and weeks of them, as many as fit on a page. */
final class DayPages {
    private static final long HALF_DAY_MS = 43_200_000;

    private final BarHistory days;

    DayPages(BarHistory days) {
        this.days = days;
    }

    /**
     * @param interval days or weeks
     * @param window   its {@code after} is the opening time of the last bar that was given
     * @param limit    bars on a page
     */
    Page<Bar> page(int market, Interval interval, PageWindow window, int limit) {
        return interval == Interval.W1 ? weeks(market, window, limit) : days(market, window, limit);
    }

    private Page<Bar> days(int market, PageWindow window, int limit) {
        long fromMs = window.firstPage() ? window.fromMs() : window.after() + 1;
        List<Bar> bars = fromMs < window.toMs() ? days.bars(market, fromMs, window.toMs()) : List.of();
        return page(bars, window, limit);
    }

    /** A day belongs to the week in which its middle lies: one that opens on Sunday evening is Monday's. */
    private Page<Bar> weeks(int market, PageWindow window, int limit) {
        long fromMs = window.firstPage() ? Interval.W1.floor(window.fromMs())
                : window.after() + Interval.W1.lengthMs();
        BarFold fold = new BarFold(Interval.W1);
        days.bars(market, fromMs - HALF_DAY_MS, window.toMs()).forEach(day -> {
            day.openTimeMs += HALF_DAY_MS;
            fold.add(day);
        });
        return page(fold.bars(), window, limit);
    }

    private static Page<Bar> page(List<Bar> bars, PageWindow window, int limit) {
        if (bars.size() <= limit) {
            return new Page<>(bars, window, Optional.empty());
        }
        List<Bar> rows = bars.subList(0, limit);
        return new Page<>(rows, window, Optional.of(window.after(rows.get(limit - 1).openTimeMs)));
    }
}
