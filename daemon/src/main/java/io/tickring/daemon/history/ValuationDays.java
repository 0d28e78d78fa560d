package io.tickring.daemon.history;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Daily bars: the venue's own, and where it has none our minutes, folded from one valuation to the next. The venue has
 * none before its history begins, none of the day that runs, and none where a stretch without one is longer than a
 * weekend with holidays at both its ends.
 */
public final class ValuationDays implements BarHistory {
    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final long LONG_WEEKEND_MS = 5 * DAY_MS;

    private final BarHistory venue;
    private final BarHistory minutes;
    private final LongSupplier marketTimeMs;

    /**
     * @param venue        the venue's days
     * @param minutes      our bars
     * @param marketTimeMs the venue's time now, epoch ms
     */
    public ValuationDays(BarHistory venue, BarHistory minutes, LongSupplier marketTimeMs) {
        this.venue = venue;
        this.minutes = minutes;
        this.marketTimeMs = marketTimeMs;
    }

    @Override
    public OptionalLong earliestMs() {
        return minutes.earliestMs();
    }

    @Override
    public List<Bar> bars(int market, long fromMs, long toMs) {
        return bars(List.of(market), fromMs, toMs);
    }

    @Override
    public List<Bar> bars(Collection<Integer> markets, long fromMs, long toMs) {
        Map<Integer, List<Bar>> byMarket = venue.bars(markets, fromMs, toMs).stream()
                .collect(Collectors.groupingBy(bar -> bar.market));
        long earliestMs = Math.max(fromMs, minutes.earliestMs().orElse(fromMs));
        long endMs = Math.min(toMs, marketTimeMs.getAsLong());
        List<Bar> all = new ArrayList<>();
        markets.forEach(market -> all.addAll(
                completed(market, earliestMs, endMs, byMarket.getOrDefault(market, List.of()))));
        return all;
    }

    private List<Bar> completed(int market, long fromMs, long toMs, List<Bar> days) {
        List<Bar> all = new ArrayList<>();
        long behindMs = fromMs;
        for (Bar day : days) {
            if (all.isEmpty() || day.openTimeMs - behindMs > LONG_WEEKEND_MS) {
                fold(market, behindMs, day.openTimeMs - DAY_MS / 2, all);
            }
            all.add(day);
            behindMs = day.openTimeMs + DAY_MS / 2;
        }
        fold(market, behindMs, toMs, all);
        return all;
    }

    /** Adds the valuation days that begin in this time. */
    private void fold(int market, long fromMs, long toMs, List<Bar> into) {
        long firstMs = ValuationDay.startMs(fromMs) == fromMs ? fromMs : ValuationDay.endMs(fromMs);
        if (firstMs >= toMs) {
            return;
        }
        Bar day = null;
        long endMs = Long.MIN_VALUE;
        for (Bar bar : minutes.bars(market, firstMs, ValuationDay.endMs(toMs - 1), HOUR_MS)) {
            if (bar.openTimeMs >= endMs) {
                day = new Bar();
                day.copyFrom(bar);
                day.openTimeMs = ValuationDay.startMs(bar.openTimeMs);
                endMs = ValuationDay.endMs(bar.openTimeMs);
                into.add(day);
            } else {
                day.extend(bar);
            }
        }
    }
}
