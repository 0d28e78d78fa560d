package io.tickring.feed.venue;

import io.tickring.engine.clock.ClockMapping;
import java.util.Optional;

/**
 * The relation between the venue's clock and ours, from samples. The rate comes from the longest time over which it was
 * steady. One within 2 % of 1 is exactly 1, and so is one that differs by no more than the answers' delays explain: a
 * broker's clock runs as ours does, and the difference is noise.
 */
final class ClockEstimate {
    private static final double NOISE = 0.02;
    private static final double STEADY = 0.1;
    private static final double TOLERANCE_MS = 5;
    private static final double NS_PER_MS = 1e6;

    private ClockSample base;
    private ClockSample last;
    private ClockMapping mapping;

    ClockEstimate(ClockMapping initial) {
        mapping = initial;
    }

    ClockMapping mapping() {
        return mapping;
    }

    /** @return the new relation where it differs by more than the sample can be wrong */
    Optional<ClockMapping> onSample(ClockSample sample) {
        double rate = rate(sample);
        last = sample;
        double offMs = Math.abs(mapping.marketTimeMs(sample.ourNs()) - sample.marketMs());
        double toleranceMs = TOLERANCE_MS + rate * sample.roundTripNs() / NS_PER_MS / 2;
        if (offMs <= toleranceMs) {
            return Optional.empty();
        }
        mapping = new ClockMapping(sample.ourNs(), sample.marketMs(), rate);
        return Optional.of(mapping);
    }

    /**
     * Our clock jumped; the venue's did not.
     *
     * @param beforeNs our time just before, epoch ns
     * @param afterNs  our time just after, epoch ns
     * @return the relation that goes on where the last one stood
     */
    ClockMapping onStep(long beforeNs, long afterNs) {
        mapping = new ClockMapping(afterNs, mapping.marketTimeMs(beforeNs), mapping.rate());
        base = null;
        return mapping;
    }

    private double rate(ClockSample sample) {
        if (base == null) {
            base = sample;
            return mapping.rate();
        }
        double recent = rate(last, sample);
        double steady = rate(base, sample);
        if (!(Math.abs(recent - steady) <= STEADY * steady)) {
            base = last;
            steady = recent;
        }
        if (!(steady > 0)) {
            base = sample;
            return mapping.rate();
        }
        return Math.abs(steady - 1) <= noise(sample) ? 1 : steady;
    }

    private double noise(ClockSample sample) {
        double delaysNs = (base.roundTripNs() + sample.roundTripNs()) / 2.0;
        return Math.max(NOISE, delaysNs / (sample.ourNs() - base.ourNs()));
    }

    private static double rate(ClockSample from, ClockSample to) {
        return (to.marketMs() - from.marketMs()) * NS_PER_MS / (to.ourNs() - from.ourNs());
    }
}
