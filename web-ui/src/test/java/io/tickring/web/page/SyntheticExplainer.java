package io.tickring.web.page;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.explain.BarCause;
import io.tickring.engine.explain.BarExplainer;
import io.tickring.engine.explain.BarExplanation;
import io.tickring.engine.explain.BarRevision;
import io.tickring.engine.explain.RejectedTick;
import io.tickring.engine.explain.Rule;
import io.tickring.engine.history.Tick;
import io.tickring.engine.market.AssetClass;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers the ticks of every minute, and makes up one more that was rejected; the venue's own bars it knows not. */
final class SyntheticExplainer implements BarExplainer {
    private static final int EPOCH = 1;
    private static final Rule SPIKE = Rule.of(RejectReason.SPIKE, Map.of("validation.spikeLimitPpm.shares", "20000"),
            new Market(1, "AAPL", "Apple", AssetClass.SHARES, "USD", 2, Market.DEFAULT_MAX_PRICE_NANOS));

    private final SyntheticHistory history;
    private final Map<Minute, Made> minutes = new HashMap<>();

    private record Minute(int market, long openTimeMs) {
    }

    private record Made(Bar bar, List<Tick> ticks) {
    }

    SyntheticExplainer(SyntheticHistory history) {
        this.history = history;
    }

    synchronized void add(long sequence, TickEvent event) {
        Minute minute = new Minute(event.market, event.exchangeTimeMs - event.exchangeTimeMs % Bar.MINUTE_MS);
        Made made = minutes.computeIfAbsent(minute, first -> new Made(new Bar(), new ArrayList<>()));
        if (made.ticks().isEmpty()) {
            made.bar().open(event, Provenance.LIVE);
        } else {
            made.bar().extend(event);
        }
        made.ticks().add(new Tick(sequence, event.market, event.exchangeTimeMs, event.receiveTimeNs, event.bidNanos,
                event.askNanos, event.bidSizeMicros, event.askSizeMicros, event.marks));
    }

    @Override
    public synchronized Optional<BarExplanation> explain(int market, long openTimeMs, int limit) {
        return Optional.ofNullable(minutes.get(new Minute(market, openTimeMs))).map(made -> explanation(made,
                history.bars(market, openTimeMs, openTimeMs + Bar.MINUTE_MS).stream().findFirst()));
    }

    private static BarExplanation explanation(Made made, Optional<Bar> closed) {
        List<BarRevision> revisions = closed.map(bar -> revision(bar, made.ticks())).map(List::of).orElse(List.of());
        Bar soFar = new Bar();
        soFar.copyFrom(made.bar());
        return new BarExplanation(Optional.of(closed.orElse(soFar)), closed.isPresent(), made.ticks().size(),
                made.ticks(), 0, List.of(), 1,
                List.of(new RejectedTick(made.ticks().get(0), RejectReason.SPIKE, SPIKE)), revisions);
    }

    private static BarRevision revision(Bar bar, List<Tick> ticks) {
        Tick last = ticks.get(ticks.size() - 1);
        return new BarRevision(last.sequence() + 2, EPOCH, "live", bar,
                new BarCause(BarCause.Kind.TICK, last.sequence() + 1, last.receiveTimeNs(), last.exchangeTimeMs()));
    }
}
