package io.tickring.feed.venue;

import io.tickring.engine.clock.ClockMapping;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The relation between the venue's clock and ours, from samples. The rate comes from the longest time over which it was
 * steady. One within 2 % of 1 is exactly 1, and so is one that differs by no more than the answers' delays explain: a
 * broker's clock runs as ours does, and the difference is noise.
 *
 * <p>An answer that contradicts a settled relation by more than a second is believed once the next one agrees: a wrong
 * one would date every gap wrongly. A simulator's rate settles over a few seconds, for the first answers are slow, and
 * their delay is much of its time.
 */
final class ClockEstimate {
    private static final double NOISE = 0.02;
    private static final double STEADY = 0.1;
    private static final double TOLERANCE_MS = 5;
    private static final double JUMP_MS = 1_000;
    /** A venue whose clock runs at another rate from now on agrees with nothing we know. */
    private static final int MOST_DOUBTS = 3;
    private static final double NS_PER_MS = 1e6;
    private static final long SETTLED_NS = TimeUnit.SECONDS.toNanos(5);

    private ClockSample base;
    private ClockSample last;
    private ClockSample doubted;
    private int doubts;
    private ClockMapping mapping;

    ClockEstimate(ClockMapping initial) {
        mapping = initial;
    }

    ClockMapping mapping() {
        return mapping;
    }

    /** @return whether another sample had better come soon: the last one is doubted, or the rate is not sure yet */
    boolean unsettled() {
        return doubted != null || mapping.rate() != 1 && spanNs() < SETTLED_NS;
    }

    /** @return the new relation where it differs by more than the sample can be wrong, and is believed */
    Optional<ClockMapping> onSample(ClockSample sample) {
        boolean settled = base != null && last != base && (mapping.rate() == 1 || spanNs() >= SETTLED_NS);
        boolean jumped = settled && offMs(sample) > JUMP_MS;
        if (jumped && !confirmed(sample)) {
            doubted = sample;
            doubts++;
            return Optional.empty();
        }
        if (jumped) {
            forgetBefore(sample);
        }
        doubtNothing();
        return believe(sample);
    }

    private void doubtNothing() {
        doubted = null;
        doubts = 0;
    }

    private Optional<ClockMapping> believe(ClockSample sample) {
        double rate = rate(sample);
        last = sample;
        if (spanNs() < SETTLED_NS && sample.roundTripNs() < base.roundTripNs() / 2) {
            base = sample;
        }
        if (offMs(sample) <= TOLERANCE_MS + rate * sample.roundTripNs() / NS_PER_MS / 2) {
            return Optional.empty();
        }
        mapping = new ClockMapping(sample.ourNs(), sample.marketMs(), rate);
        return Optional.of(mapping);
    }

    /** @return the time over which the rate was steady, of ours */
    private long spanNs() {
        return base == null ? 0 : last.ourNs() - base.ourNs();
    }

    private double offMs(ClockSample sample) {
        return Math.abs(mapping.marketTimeMs(sample.ourNs()) - sample.marketMs());
    }

    /** Since the sample before, time has passed at the venue as it did all along. */
    private boolean confirmed(ClockSample sample) {
        return doubted != null && (doubts >= MOST_DOUBTS
                || Math.abs(rate(doubted, sample) - mapping.rate()) <= STEADY * mapping.rate());
    }

    /** What came before tells the rate where the relation was off by its rate, and nothing where the clock jumped. */
    private void forgetBefore(ClockSample sample) {
        double recent = rate(doubted, sample);
        if (Math.abs(rate(base, sample) - recent) > recent * delays(doubted, sample)) {
            base = doubted;
        }
        last = doubted;
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
        doubtNothing();
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
        return Math.max(NOISE, delays(base, sample));
    }

    /** @return by how much the delays of two answers can change the rate between them, relative to 1 */
    private static double delays(ClockSample from, ClockSample to) {
        return (from.roundTripNs() + to.roundTripNs()) / 2.0 / (to.ourNs() - from.ourNs());
    }

    private static double rate(ClockSample from, ClockSample to) {
        return (to.marketMs() - from.marketMs()) * NS_PER_MS / (to.ourNs() - from.ourNs());
    }
}
