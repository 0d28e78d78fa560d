package io.tickring.engine.tick;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.market.Market;

/**
 * One slot of the ring: a tick, or one of the rarer events that must keep their place among the ticks.
 *
 * <p>Slots are made once and reused for ever, so the fields are open. Each group of fields has one writer; every later
 * stage may read it. The journal's reader fills the same shape, which lets a replay run through the same stages.
 */
public final class TickEvent {
    /** Stands for a price, size or time that the venue did not send. */
    public static final long ABSENT = Long.MIN_VALUE;
    /** The number of the market {@code ?}: frames of unknown markets and frames that cannot be read. */
    public static final int UNKNOWN_MARKET = 0;
    /** The longest original frame a slot keeps, in bytes; a longer one is cut and marked so. */
    public static final int FRAME_BYTES = 512;
    /** What a slot has room for from the start: a quote of every known shape. */
    private static final int QUOTE_BYTES = 208;

    // Written by the producer, for every kind.
    public EventKind kind = EventKind.HEARTBEAT;
    /** Our time in epoch ns. Never falls. */
    public long receiveTimeNs;
    /** The market's number in the {@code MarketTable}. */
    public int market;

    // Written by the producer, for a TICK.
    /** The venue's time in epoch ms, or {@link #ABSENT}. */
    public long exchangeTimeMs;
    /** In 1e-9 of the quote currency, or {@link #ABSENT}. */
    public long bidNanos;
    /** In 1e-9 of the quote currency, or {@link #ABSENT}. */
    public long askNanos;
    /** What the venue is willing to deal at the bid, in 1e-6 units, or {@link #ABSENT}. */
    public long bidSizeMicros;
    /** What the venue is willing to deal at the ask, in 1e-6 units, or {@link #ABSENT}. */
    public long askSizeMicros;
    /** What the decoder found wrong with the frame; {@link RejectReason#NONE} lets the validator judge. */
    public RejectReason decodeFault = RejectReason.NONE;
    /** Whether the quote was asked for: it gets the mark {@link Marks#POLLED}. */
    public boolean polled;
    /** The first bytes of the frame as it came; as long as the longest that this slot ever kept, or longer. */
    public byte[] frame = new byte[QUOTE_BYTES];
    public int frameLength;
    public boolean frameCut;

    // Written by the producer, for a GAP.
    /** First moment without data, in the venue's time, epoch ms. */
    public long gapFromMs;
    /** End of the gap, exclusive, in the venue's time, epoch ms; where it begins, while it has not ended. */
    public long gapToMs;
    public GapReason gapReason;

    // Written by the producer, for a CLOCK: at receiveTimeNs the venue's clock stood at clockMarketMs.
    public long clockMarketMs;
    /** How many of the venue's seconds pass in one of ours; 1 but for a simulator or a replay. */
    public double clockRate;
    /** True where our own wall clock jumped, false where only the venue's clock was measured anew. */
    public boolean clockStep;

    // Written by the producer, for a VENUE_BAR and a VENUE_SPAN.
    public VenueBar venueBar;
    public VenueSpan venueSpan;

    // Written by the validator.
    public RejectReason rejectReason = RejectReason.NONE;
    /** The market clock at the moment of validation, epoch ms. */
    public long marketTimeMs;
    /** For a TICK: the market as it was defined when the tick was judged. */
    public Market definition;

    // Written by the validator, completed by the bars.
    /** Bits of {@link Marks}. */
    public int marks;

    // Written by the bars: this event closed or amended the bars [barsFrom, barsTo) of the BarOutbox.
    public long barsFrom;
    public long barsTo;

    /** Makes the slot an empty tick. The producer's first act on a slot that will carry a quote. */
    public void clearTick() {
        kind = EventKind.TICK;
        market = UNKNOWN_MARKET;
        exchangeTimeMs = ABSENT;
        bidNanos = ABSENT;
        askNanos = ABSENT;
        bidSizeMicros = ABSENT;
        askSizeMicros = ABSENT;
        polled = false;
        decodeFault = RejectReason.NONE;
        frameLength = 0;
        frameCut = false;
    }

    /**
     * Makes room in {@link #frame}: for a frame longer than a quote a new one, once for each slot.
     *
     * @param bytes at most {@link #FRAME_BYTES}
     * @return the room, with other content
     */
    public byte[] frameFor(int bytes) {
        if (bytes > frame.length) {
            frame = new byte[FRAME_BYTES];
        }
        return frame;
    }

    /** Makes the slot an event that carries nothing but its kind and our time. */
    public void clearControl(EventKind control, long nowNs) {
        kind = control;
        receiveTimeNs = nowNs;
        market = UNKNOWN_MARKET;
        decodeFault = RejectReason.NONE;
        frameLength = 0;
        frameCut = false;
        venueBar = null;
        venueSpan = null;
    }

    /** @return whether the venue's tick passed every check; meaningful once the validator has seen it */
    public boolean accepted() {
        return kind == EventKind.TICK && rejectReason == RejectReason.NONE;
    }

    /** @return the spread in 1e-9 of the quote currency; meaningful for an accepted tick */
    public long spreadNanos() {
        return askNanos - bidNanos;
    }
}
