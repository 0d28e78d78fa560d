package io.tickring.web.api.bars;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.BarHistory;
import io.tickring.web.api.past.PageWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads some markets at a time: few enough to be in memory, and enough that each read of a file gives several. */
final class ManyBarsPieces {
    static final int MARKETS_AT_A_TIME = 10;

    private final BarHistory days;
    private final Map<Integer, String> symbols;
    private final PageWindow window;
    private final ManyBarsText text;
    private final List<Integer> left;
    private boolean ended;

    /** @param symbols by number of the market, in the order wanted */
    ManyBarsPieces(BarHistory days, Map<Integer, String> symbols, PageWindow window, ManyBarsText text) {
        this.days = days;
        this.symbols = symbols;
        this.window = window;
        this.text = text;
        left = new ArrayList<>(symbols.keySet());
    }

    /** @return the next part of the answer, the first even where there are no markets; empty behind the last */
    Optional<byte[]> next() {
        if (ended) {
            return Optional.empty();
        }
        List<Integer> markets = left.subList(0, Math.min(MARKETS_AT_A_TIME, left.size()));
        Map<Integer, List<Bar>> bars = days.bars(markets, window.fromMs(), window.toMs()).stream()
                .collect(Collectors.groupingBy(bar -> bar.market));
        markets.forEach(market -> text.add(symbols.get(market), bars.getOrDefault(market, List.of())));
        markets.clear();
        if (left.isEmpty()) {
            text.end();
            ended = true;
        }
        return Optional.of(text.take());
    }
}
