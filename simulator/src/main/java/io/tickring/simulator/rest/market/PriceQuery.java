package io.tickring.simulator.rest.market;

import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.market.Bar;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.market.Resolution;
import io.tickring.simulator.rest.market.MarketAnswers.Price;
import io.tickring.simulator.rest.market.MarketAnswers.Prices;
import io.tickring.simulator.rest.market.MarketAnswers.Side;
import io.tickring.simulator.wire.WireTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** {@code GET /prices}: checks the window by the broker's rules and collects the bars in it. REST thread only. */
final class PriceQuery {
    private static final int DEFAULT_MAX = 10;
    private static final int MOST = 1_000;

    private final PriceSource source;
    private final WireTime time;
    private final boolean codesEmpty;

    /** @param codesEmpty whether the 404 of an empty window carries an errorCode */
    PriceQuery(PriceSource source, WireTime time, boolean codesEmpty) {
        this.source = source;
        this.codesEmpty = codesEmpty;
        this.time = time;
    }

    /** What was asked for, checked; times in epoch ms, both inclusive. */
    private record Window(Resolution resolution, int max, Optional<Long> from, Optional<Long> to) {
    }

    Answer answer(Instrument of, Request request) {
        Window window = window(request);
        List<Bar> bars = window.from.isPresent() ? forward(of, window) : backward(of, window);
        if (bars.isEmpty()) {
            return codesEmpty ? Answer.error(404, "error.prices.not-found") : Answer.notFound();
        }
        return Answer.ok(new Prices(bars.stream().map(bar -> price(of, bar)).toList(), of.assetClass().name(),
                of.tickSize(), MarketView.pipPosition(of)));
    }

    private Window window(Request request) {
        Resolution resolution = Resolution.of(request.parameter("resolution").orElse("MINUTE"))
                .orElseThrow(() -> new Refusal(400, "error.invalid.resolution"));
        int max = max(request.parameter("max"));
        Optional<Long> from = date(request, "from");
        Optional<Long> to = date(request, "to");
        if (to.isPresent() && (to.get() > source.nowMs() || from.isPresent() && from.get() > to.get())) {
            throw new Refusal(400, "error.invalid.daterange");
        }
        if (from.isPresent() && to.isPresent() && to.get() - from.get() > (max - 1) * resolution.lengthMs()) {
            throw new Refusal(400, "error.invalid.max.daterange");
        }
        return new Window(resolution, max, from, to);
    }

    private static int max(Optional<String> text) {
        try {
            int max = text.map(Integer::parseInt).orElse(DEFAULT_MAX);
            if (max >= 1 && max <= MOST) {
                return max;
            }
        } catch (NumberFormatException noNumber) {
            throw new Refusal(400, "error.invalid.max");
        }
        throw new Refusal(400, "error.invalid.max");
    }

    private static Optional<Long> date(Request request, String name) {
        return request.parameter(name).map(text -> WireTime.parse(text)
                .orElseThrow(() -> new Refusal(400, "error.invalid." + name)));
    }

    /** From the first bar that begins at or after {@code from}, up to {@code to} or now. */
    private List<Bar> forward(Instrument of, Window window) {
        List<Bar> bars = new ArrayList<>();
        long length = window.resolution.lengthMs();
        long from = window.from.orElseThrow();
        long open = window.resolution.openOf(Math.max(from, source.historyBeginMs()));
        long to = window.to.orElseGet(source::nowMs);
        for (open += open < from ? length : 0; open <= to && bars.size() < window.max; open += length) {
            source.bar(of, window.resolution, open).ifPresent(bars::add);
        }
        return bars;
    }

    /** The newest bars that begin at or before {@code to} or now. */
    private List<Bar> backward(Instrument of, Window window) {
        List<Bar> bars = new ArrayList<>();
        long open = window.resolution.openOf(window.to.orElseGet(source::nowMs));
        long oldest = source.historyBeginMs() - window.resolution.lengthMs();
        for (; open > oldest && bars.size() < window.max; open -= window.resolution.lengthMs()) {
            source.bar(of, window.resolution, open).ifPresent(bars::add);
        }
        Collections.reverse(bars);
        return bars;
    }

    private Price price(Instrument of, Bar bar) {
        return new Price(time.localSeconds(bar.openMs()), time.utcSeconds(bar.openMs()),
                side(of, bar.bidOpen(), bar.askOpen()), side(of, bar.bidClose(), bar.askClose()),
                side(of, bar.bidHigh(), bar.askHigh()), side(of, bar.bidLow(), bar.askLow()), bar.ticks());
    }

    private static Side side(Instrument of, long bid, long ask) {
        return new Side(of.price(bid), of.price(ask));
    }
}
