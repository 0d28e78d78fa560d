package io.tickring.daemon.history;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.TickEvent;

/** Hands each record to two listeners in turn, so that the journal is read once for both. */
public record FanOut(JournalListener first, JournalListener second) implements JournalListener {
    @Override
    public void onSession(long sequence, SessionMarker session) {
        first.onSession(sequence, session);
        second.onSession(sequence, session);
    }

    @Override
    public void onMarket(long sequence, Market market) {
        first.onMarket(sequence, market);
        second.onMarket(sequence, market);
    }

    @Override
    public void onEvent(long sequence, TickEvent event) {
        first.onEvent(sequence, event);
        second.onEvent(sequence, event);
    }

    @Override
    public void onBar(long sequence, Bar bar) {
        first.onBar(sequence, bar);
        second.onBar(sequence, bar);
    }

    @Override
    public void onVenueBar(long sequence, VenueBar bar) {
        first.onVenueBar(sequence, bar);
        second.onVenueBar(sequence, bar);
    }

    @Override
    public void onVenueSpan(long sequence, VenueSpan span) {
        first.onVenueSpan(sequence, span);
        second.onVenueSpan(sequence, span);
    }

    @Override
    public void onPosition(long sequence) {
        first.onPosition(sequence);
        second.onPosition(sequence);
    }
}
