package io.tickring.web.live;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.BarOutbox;
import io.tickring.engine.bars.MinuteBars;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.tick.TickEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bars the page shows: the open ones are folded here from the same ticks by the engine's own rule; the closed ones
 * come from the journal, whose word is final.
 */
final class LiveBars {
    /** Length of these bars, in the word of requests and messages. */
    static final String INTERVAL = "1m";

    private static final int BARS_OF_A_TICK = 2;

    private final BarOutbox unheard;
    private final MinuteBars minutes;
    private final Map<Minute, Bar> closedSince = new LinkedHashMap<>();

    private record Minute(int market, long openTimeMs) {
    }

    /** @param maxMarkets rows, the market {@code ?} included */
    LiveBars(int maxMarkets) {
        unheard = new BarOutbox(BARS_OF_A_TICK);
        minutes = new MinuteBars(maxMarkets, unheard, 0, Provenance.LIVE);
    }

    void onTick(TickEvent tick) {
        minutes.onEvent(tick);
        unheard.freeTo(unheard.position());
    }

    void onClosed(Bar bar) {
        closedSince.computeIfAbsent(new Minute(bar.market, bar.openTimeMs), minute -> new Bar()).copyFrom(bar);
    }

    boolean anyClosed() {
        return !closedSince.isEmpty();
    }

    /** @return the bars closed or amended since the last call, each minute once with its last revision */
    Collection<Bar> takeClosed() {
        List<Bar> taken = List.copyOf(closedSince.values());
        closedSince.clear();
        return taken;
    }

    /**
     * Copies the open bar of a market.
     *
     * @return whether there is one that is newer than its newest closed bar
     */
    boolean open(LiveMarket market, Bar into) {
        return minutes.forming(market.number, into)
                && (!market.hasClosed || into.openTimeMs > market.closed.openTimeMs);
    }
}
