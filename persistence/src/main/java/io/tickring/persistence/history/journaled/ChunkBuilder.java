package io.tickring.persistence.history.journaled;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;
import io.tickring.persistence.read.DirectoryCursor;
import java.util.Map;

/** Sums up documents until they make a chunk. */
final class ChunkBuilder {
    private static final long CHUNK_BYTES = 1 << 20;

    private final Map<Integer, Market> markets;
    private final JournalListener rare;
    private final TickEvent event = new TickEvent();
    private final Bar bar = new Bar();
    private EpochDirectory directory;
    private long position;
    private long firstSequence;
    private long lastSequence;
    private long bytes;
    private long ticksFromMs;
    private long ticksToMs;
    private long barsFromMs;
    private long barsToMs;
    private TimeExtent days = TimeExtent.NONE;
    private TimeExtent rejects = TimeExtent.NONE;

    /**
     * @param markets takes the definitions met on the way
     * @param rare    is told of sessions, gaps, and what the venue was asked for
     */
    ChunkBuilder(Map<Integer, Market> markets, JournalListener rare) {
        this.markets = markets;
        this.rare = rare;
    }

    /** @return whether the document belongs to another chunk than those added before */
    boolean isFullFor(DirectoryCursor document) {
        return bytes >= CHUNK_BYTES || !document.directory().equals(directory);
    }

    boolean isEmpty() {
        return bytes == 0;
    }

    void begin(DirectoryCursor document) {
        directory = document.directory();
        position = document.position();
        firstSequence = document.batch().firstSequence();
        bytes = 0;
        ticksFromMs = barsFromMs = Long.MAX_VALUE;
        ticksToMs = barsToMs = Long.MIN_VALUE;
        days = TimeExtent.NONE;
        rejects = TimeExtent.NONE;
    }

    void add(DirectoryCursor document) {
        BatchReader batch = document.batch();
        for (int code = batch.next(); code >= 0; code = batch.next()) {
            add(code, batch);
        }
        bytes += document.length();
        lastSequence = batch.sequence();
    }

    private void add(int code, BatchReader batch) {
        switch (code) {
            case RecordCode.TICK -> {
                batch.readTick(event);
                ticksFromMs = Math.min(ticksFromMs, event.exchangeTimeMs);
                ticksToMs = Math.max(ticksToMs, event.exchangeTimeMs);
            }
            case RecordCode.BAR -> {
                batch.readBar(bar);
                minute(bar.openTimeMs);
            }
            case RecordCode.REJECT -> {
                batch.readReject(event);
                rejects = rejects.with(RejectTime.of(event));
            }
            case RecordCode.CLOCK -> batch.readClock(event);
            case RecordCode.GAP -> {
                batch.readGap(event);
                rare.onEvent(batch.sequence(), event);
            }
            case RecordCode.SESSION -> rare.onSession(batch.sequence(), batch.readSession().marker());
            case RecordCode.VENUE_BAR -> {
                VenueBar venueBar = batch.readVenueBar();
                add(venueBar);
                rare.onVenueBar(batch.sequence(), venueBar);
            }
            case RecordCode.VENUE_SPAN -> rare.onVenueSpan(batch.sequence(), batch.readVenueSpan());
            case RecordCode.MARKET -> {
                Market market = batch.readMarket();
                markets.put(market.number(), market);
            }
            default -> { }
        }
    }

    private void add(VenueBar venueBar) {
        if (venueBar.resolution() == VenueResolution.DAY) {
            days = days.with(venueBar.openTimeMs());
        } else {
            minute(venueBar.openTimeMs());
        }
    }

    private void minute(long openTimeMs) {
        barsFromMs = Math.min(barsFromMs, openTimeMs);
        barsToMs = Math.max(barsToMs, openTimeMs);
    }

    /** @return what was added since the beginning */
    Chunk chunk() {
        return new Chunk(directory, position, firstSequence, lastSequence, new TimeExtent(ticksFromMs, ticksToMs),
                new TimeExtent(barsFromMs, barsToMs), days, rejects);
    }
}
