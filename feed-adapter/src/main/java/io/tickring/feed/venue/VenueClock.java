package io.tickring.feed.venue;

import io.tickring.engine.clock.ClockMapping;
import io.tickring.engine.clock.ReceiveClock;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.rest.ServerTime;
import io.tickring.feed.rest.VenueException;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the venue's clock against ours. For any thread; {@link #measure()} blocks. */
public final class VenueClock {
    private static final Logger LOG = LoggerFactory.getLogger(VenueClock.class);
    private static final int SAMPLES = 2;
    private static final int SAMPLES_FOR_RATE = 2;

    private final CapitalApi api;
    private final ReceiveClock clock;
    private final LongSupplier monotonicNs;
    private final ClockEstimate estimate;
    private volatile ClockMapping mapping;
    private int samples;

    public VenueClock(CapitalApi api, ReceiveClock clock, LongSupplier monotonicNs) {
        this.api = api;
        this.clock = clock;
        this.monotonicNs = monotonicNs;
        mapping = ClockMapping.identity(clock.nowNs());
        estimate = new ClockEstimate(mapping);
    }

    /** @return the relation between the clocks now */
    public ClockMapping mapping() {
        return mapping;
    }

    /** @return whether the rate can be known: two looks at the venue's clock were answered */
    public synchronized boolean measured() {
        return samples >= SAMPLES_FOR_RATE;
    }

    /** @return whether the venue had better be asked soon: its last answer is doubted, or its rate not sure yet */
    public synchronized boolean unsettled() {
        return estimate.unsettled();
    }

    /** @return the venue's time at this time of ours, epoch ms */
    public long marketTimeMs(long receiveTimeNs) {
        return mapping.marketTimeMs(receiveTimeNs);
    }

    /**
     * Looks at the venue's clock a few times and believes the quickest answer.
     *
     * @return the relation, where it is another one now
     */
    public Optional<ClockMapping> measure() {
        try {
            ClockSample best = Stream.generate(this::sample).limit(SAMPLES)
                    .min(Comparator.comparingLong(ClockSample::roundTripNs)).orElseThrow();
            return onSample(best);
        } catch (VenueException failure) {
            LOG.warn("venue_clock=not_measured reason={}", failure.getMessage());
            return Optional.empty();
        }
    }

    /** Our own clock jumped from one of these times to the other, epoch ns. */
    public synchronized ClockMapping onStep(long beforeNs, long afterNs) {
        mapping = estimate.onStep(beforeNs, afterNs);
        return mapping;
    }

    private synchronized Optional<ClockMapping> onSample(ClockSample sample) {
        samples++;
        Optional<ClockMapping> changed = estimate.onSample(sample);
        mapping = estimate.mapping();
        return changed;
    }

    private ClockSample sample() {
        ServerTime time = api.session().time();
        long midpointNs = clock.nowNs() - (monotonicNs.getAsLong() - time.midpointNs());
        return new ClockSample(midpointNs, time.serverTimeMs(), time.roundTripNs());
    }
}
