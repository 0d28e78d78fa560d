package io.tickring.simulator.replay;

import io.tickring.simulator.market.Bar;
import io.tickring.simulator.market.BarFold;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.market.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What has passed of a replay: minute bars and the last quote of each market. Safe for any thread. */
final class ReplayTape {
    private final List<NavigableMap<Long, BarFold>> minutes = new ArrayList<>();
    private final Quote[] last;
    private final long[] lastOpenMs;
    private final BarFold[] lastFold;

    ReplayTape(int markets) {
        for (int i = 0; i < markets; i++) {
            minutes.add(new TreeMap<>());
        }
        last = new Quote[markets];
        lastOpenMs = new long[markets];
        lastFold = new BarFold[markets];
    }

    synchronized void add(int market, Quote quote) {
        long openMs = Resolution.MINUTE.openOf(quote.timeMs());
        if (lastFold[market] == null || lastOpenMs[market] != openMs) {
            lastFold[market] = minutes.get(market).computeIfAbsent(openMs, BarFold::new);
            lastOpenMs[market] = openMs;
        }
        lastFold[market].add(quote.bid(), quote.ask());
        last[market] = quote;
    }

    synchronized Optional<Quote> last(int market) {
        return Optional.ofNullable(last[market]);
    }

    synchronized Optional<Bar> bar(int market, long openMs, long endMs) {
        BarFold fold = new BarFold(openMs);
        minutes.get(market).subMap(openMs, endMs).values().forEach(minute -> minute.bar().ifPresent(fold::add));
        return fold.bar();
    }
}
