package io.tickring.web.live;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.status.MarketState;
import io.tickring.engine.tick.TickEvent;

/** What the page shows of one market, as the journal tells it. Belongs to the live thread. */
final class LiveMarket {
    final int number;
    final Sparkline sparkline = new Sparkline();
    final GapTally gaps = new GapTally();

    long bidNanos = TickEvent.ABSENT;
    long askNanos = TickEvent.ABSENT;
    long bidSizeMicros = TickEvent.ABSENT;
    long askSizeMicros = TickEvent.ABSENT;
    long exchangeTimeMs = TickEvent.ABSENT;
    long receiveTimeNs;
    int marks;
    long ticks;
    MarketState state;
    MarketState.Status status;

    /** A tick came since the last round: its way to the page is to be timed. */
    boolean ticked;
    /** What the row shows changed since the last round. */
    boolean rowChanged;
    /** The open bar may have changed since the last round. */
    boolean barChanged;
    /** The newest bar that is closed, if there is one. */
    final Bar closed = new Bar();
    boolean hasClosed;

    LiveMarket(int number, MarketState state) {
        this.number = number;
        this.state = state;
        status = state.status();
    }

    void onTick(TickEvent tick) {
        bidNanos = tick.bidNanos;
        askNanos = tick.askNanos;
        bidSizeMicros = tick.bidSizeMicros;
        askSizeMicros = tick.askSizeMicros;
        exchangeTimeMs = tick.exchangeTimeMs;
        receiveTimeNs = tick.receiveTimeNs;
        marks = tick.marks;
        ticks++;
        ticked = true;
        rowChanged = true;
        barChanged = true;
        gaps.onTick(exchangeTimeMs);
        long minuteMs = exchangeTimeMs - Math.floorMod(exchangeTimeMs, Bar.MINUTE_MS);
        if (sparkline.size() == 0 || minuteMs >= sparkline.newestOpenTimeMs()) {
            sparkline.put(minuteMs, midNanos());
        }
    }

    void onClosedBar(Bar bar) {
        sparkline.put(bar.openTimeMs, mid(bar.bidClose, bar.askClose));
        if (!hasClosed || bar.openTimeMs >= closed.openTimeMs) {
            closed.copyFrom(bar);
            hasClosed = true;
        }
    }

    /** The venue's word on a minute stands behind what was received of it here. */
    void onVenueMinute(VenueBar bar) {
        sparkline.putIfAbsent(bar.openTimeMs(), mid(bar.bidClose(), bar.askClose()));
    }

    boolean hasQuote() {
        return bidNanos != TickEvent.ABSENT;
    }

    /** @return half of bid and ask in 1e-9, or {@link TickEvent#ABSENT} */
    long midNanos() {
        return hasQuote() ? mid(bidNanos, askNanos) : TickEvent.ABSENT;
    }

    private static long mid(long bidNanos, long askNanos) {
        return bidNanos + (askNanos - bidNanos) / 2;
    }
}
