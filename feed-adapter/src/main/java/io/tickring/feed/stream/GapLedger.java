package io.tickring.feed.stream;

import io.tickring.engine.tick.GapReason;
import io.tickring.feed.ring.RingWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * The outages that have not ended, and the gap events of those that have. An outage begins with the last frame received
 * and ends with the confirmed subscription; one that follows another before its end only makes it longer.
 */
final class GapLedger {
    private final Map<Subscription, Outage> open = new HashMap<>();
    private final RingWriter writer;
    private final LongUnaryOperator marketTimeMs;
    private final boolean venueTimeKnown;

    /**
     * @param marketTimeMs   from our time, epoch ns, to the venue's, epoch ms
     * @param venueTimeKnown false where the venue's time is in its records alone: then a gap has no bounds to tell
     */
    GapLedger(RingWriter writer, LongUnaryOperator marketTimeMs, boolean venueTimeKnown) {
        this.writer = writer;
        this.marketTimeMs = marketTimeMs;
        this.venueTimeKnown = venueTimeKnown;
    }

    /** @param sinceNs our time from which on there was no data, epoch ns */
    void begin(Subscription subscription, long sinceNs, GapReason reason) {
        beginAt(subscription, marketTimeMs.applyAsLong(sinceNs), reason);
    }

    /** @param fromMs the venue's time from which on there was no data, epoch ms */
    void beginAt(Subscription subscription, long fromMs, GapReason reason) {
        open.putIfAbsent(subscription, new Outage(fromMs, reason));
    }

    /** @param receiveTimeNs our time at which the subscription was confirmed, epoch ns */
    void end(Subscription subscription, long receiveTimeNs) {
        Outage outage = open.remove(subscription);
        long toMs = marketTimeMs.applyAsLong(receiveTimeNs);
        if (outage != null && venueTimeKnown && outage.fromMs() < toMs) {
            subscription.markets().forEach(market ->
                    writer.gap(market.number(), outage.fromMs(), toMs, outage.reason(), receiveTimeNs));
        }
    }

    private record Outage(long fromMs, GapReason reason) {
    }
}
