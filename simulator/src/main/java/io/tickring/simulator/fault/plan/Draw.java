package io.tickring.simulator.fault.plan;

import io.tickring.simulator.fault.FaultOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Faults by lot. Equal draws of equal simulators give the same faults at the same times.
 *
 * @param each        from one to the next
 * @param after       the first, since the start
 * @param span        how long; empty for ever
 * @param lastsAtMost each lasts between {@code lastsAtLeast} and this, unless its own order says how long
 * @param epics       how many markets are drawn for each, 0 for all
 * @param from        what is drawn
 */
public record Draw(Duration each, long seed, Duration after, Optional<Duration> span, Duration lastsAtLeast,
                   Duration lastsAtMost, int epics, List<FaultOrder> from) {

    public Draw {
        from = List.copyOf(from);
        if (each.isZero() || each.isNegative()) {
            throw new IllegalArgumentException("each: expected a time above 0, got " + each);
        }
        if (lastsAtLeast.compareTo(lastsAtMost) > 0) {
            throw new IllegalArgumentException("lasts: expected the shorter time first");
        }
        if (from.isEmpty()) {
            throw new IllegalArgumentException("from: expected at least one fault");
        }
    }

    /** @return a draw for ever from its begin, of these faults, one each second for up to 800 ms, on all markets */
    public static Draw of(long seed, List<FaultOrder> from) {
        return new Draw(Duration.ofSeconds(1), seed, Duration.ofSeconds(1), Optional.empty(), Duration.ofMillis(200),
                Duration.ofMillis(800), 0, from);
    }
}
