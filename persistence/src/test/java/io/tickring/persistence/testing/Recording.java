package io.tickring.persistence.testing;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.TickEvent;
import java.util.ArrayList;
import java.util.List;

/** Keeps everything a reader delivers, as lines that are easy to compare. */
public final class Recording implements JournalListener {
    public final List<String> lines = new ArrayList<>();
    public final List<Long> sequences = new ArrayList<>();
    public final List<SessionMarker> sessions = new ArrayList<>();
    public final List<Bar> bars = new ArrayList<>();
    public long position = -1;

    @Override
    public void onSession(long sequence, SessionMarker session) {
        sessions.add(session);
        keep(sequence, "session " + session);
    }

    @Override
    public void onMarket(long sequence, Market market) {
        keep(sequence, market.toString());
    }

    @Override
    public void onEvent(long sequence, TickEvent event) {
        keep(sequence, Lines.of(event));
    }

    @Override
    public void onBar(long sequence, Bar bar) {
        Bar copy = new Bar();
        copy.copyFrom(bar);
        bars.add(copy);
        keep(sequence, Lines.of(bar));
    }

    @Override
    public void onVenueBar(long sequence, VenueBar bar) {
        keep(sequence, bar.toString());
    }

    @Override
    public void onVenueSpan(long sequence, VenueSpan span) {
        keep(sequence, span.toString());
    }

    @Override
    public void onPosition(long sequence) {
        position = sequence;
    }

    private void keep(long sequence, String line) {
        sequences.add(sequence);
        lines.add(line);
    }

    /** @return the lines that begin so */
    public List<String> lines(String prefix) {
        return lines.stream().filter(line -> line.startsWith(prefix)).toList();
    }
}
