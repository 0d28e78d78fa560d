package io.tickring.feed.ring;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.clock.ClockMapping;
import io.tickring.engine.clock.ReceiveClock;
import io.tickring.engine.latency.Latencies;
import io.tickring.engine.latency.LatencyStage;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.ring.TickRing;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.decode.QuoteDecoder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * The ring's only producer. What finds no free slot is held here, in order, until there is one: nothing that was read
 * is dropped. {@code feed-io} only.
 */
public final class RingWriter {
    private final TickRing ring;
    private final QuoteDecoder decoder;
    private final ReceiveClock clock;
    private final SingleWriterRecorder decodeLatency;
    private final Queue<SlotFiller> held = new ArrayDeque<>();
    private final TickEvent spare = new TickEvent();
    private int quoteMarket;
    private long quoteTimeMs;

    public RingWriter(TickRing ring, MarketTable markets, ReceiveClock clock, Latencies latencies) {
        this.ring = ring;
        this.clock = clock;
        decoder = new QuoteDecoder(markets);
        decodeLatency = latencies.recorder(LatencyStage.DECODE);
    }

    /**
     * Publishes the frame if it is a quote.
     *
     * @param frame  from index 0; the byte behind it is overwritten
     * @return false for any other frame, which the caller has to read
     */
    public boolean quote(byte[] frame, int length, long receiveTimeNs) {
        TickEvent slot = held.isEmpty() ? ring.peek() : null;
        boolean quote = decoder.decode(frame, length, receiveTimeNs, slot == null ? spare : slot);
        if (!quote) {
            return false;
        }
        quoteMarket = (slot == null ? spare : slot).market;
        quoteTimeMs = (slot == null ? spare : slot).exchangeTimeMs;
        decodeLatency.recordValue(Latencies.bounded(clock.nowNs() - receiveTimeNs));
        if (slot == null) {
            hold(frame, length, receiveTimeNs);
        } else {
            ring.publish();
        }
        return true;
    }

    /** @return market of the last frame that was a quote */
    public int quoteMarket() {
        return quoteMarket;
    }

    /** @return the venue's time of the last frame that was a quote, epoch ms, or {@code ABSENT} */
    public long quoteTimeMs() {
        return quoteTimeMs;
    }

    /**
     * Publishes a quote that was asked for.
     *
     * @param exchangeTimeMs the venue's time of it, epoch ms
     * @param bidNanos       in 1e-9 of the quote currency
     * @param askNanos       in 1e-9 of the quote currency
     */
    public void polled(int market, long exchangeTimeMs, long bidNanos, long askNanos) {
        long nowNs = clock.nowNs();
        put(slot -> {
            slot.clearTick();
            slot.polled = true;
            slot.market = market;
            slot.receiveTimeNs = nowNs;
            slot.exchangeTimeMs = exchangeTimeMs;
            slot.bidNanos = bidNanos;
            slot.askNanos = askNanos;
        });
    }

    /** Publishes a frame that nobody can read, so that it is counted. */
    public void unreadable(byte[] frame, int length, long receiveTimeNs) {
        byte[] copy = Arrays.copyOf(frame, length);
        put(slot -> decoder.unreadable(copy, length, receiveTimeNs, slot));
    }

    /**
     * Publishes a gap.
     *
     * @param fromMs the venue's time, epoch ms, inclusive
     * @param toMs   the venue's time, epoch ms, exclusive
     */
    public void gap(int market, long fromMs, long toMs, GapReason reason, long receiveTimeNs) {
        put(slot -> {
            slot.clearControl(EventKind.GAP, receiveTimeNs);
            slot.market = market;
            slot.gapFromMs = fromMs;
            slot.gapToMs = toMs;
            slot.gapReason = reason;
        });
    }

    /**
     * Publishes a relation between the clocks, told as of now: the ring's times never fall.
     *
     * @param step true where our own clock jumped
     */
    public void clock(ClockMapping mapping, boolean step) {
        long nowNs = clock.nowNs();
        put(slot -> {
            slot.clearControl(EventKind.CLOCK, nowNs);
            slot.clockMarketMs = mapping.marketTimeMs(nowNs);
            slot.clockRate = mapping.rate();
            slot.clockStep = step;
        });
    }

    /** @return our time, epoch ns, not below that of any event published */
    public long nowNs() {
        return clock.nowNs();
    }

    /** Publishes a bar that the venue made. */
    public void venueBar(VenueBar bar) {
        long nowNs = clock.nowNs();
        put(slot -> {
            slot.clearControl(EventKind.VENUE_BAR, nowNs);
            slot.market = bar.market();
            slot.venueBar = bar;
        });
    }

    /** Publishes what became of the wish to have the venue's bars of a time. */
    public void venueSpan(VenueSpan span) {
        long nowNs = clock.nowNs();
        put(slot -> {
            slot.clearControl(EventKind.VENUE_SPAN, nowNs);
            slot.market = span.market();
            slot.venueSpan = span;
        });
    }

    /** Publishes the end of a replay: its open bars are closed. */
    public void endOfInput() {
        long nowNs = clock.nowNs();
        put(slot -> slot.clearControl(EventKind.END_OF_INPUT, nowNs));
    }

    /** Publishes what is held, as far as there is room. */
    public void drain() {
        while (!held.isEmpty()) {
            TickEvent slot = ring.peek();
            if (slot == null) {
                return;
            }
            held.remove().fill(slot);
            ring.publish();
        }
    }

    /** @return events that wait for a slot */
    public int held() {
        return held.size();
    }

    private void hold(byte[] frame, int length, long receiveTimeNs) {
        byte[] copy = Arrays.copyOf(frame, length + 1);
        held.add(slot -> decoder.decode(copy, length, receiveTimeNs, slot));
    }

    private void put(SlotFiller filler) {
        held.add(filler);
        drain();
    }
}
