package io.tickring.feed.api.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which activities to give, newest first. Without a time: the last ten minutes.
 *
 * @param from     with or without {@code to}; alone it stands for the day from then on
 * @param to       with or without {@code from}; at most a day behind it
 * @param last     up to a day, counts only without dates
 * @param detailed whether reference, size, direction and level are wanted
 * @param dealId   of one deal alone
 * @param filter   in FIQL, for example {@code source!=DEALER;epic==OIL_CRUDE,GOLD}
 */
public record ActivityQuery(
        Optional<Instant> from, Optional<Instant> to, Optional<Duration> last, boolean detailed,
        Optional<String> dealId, Optional<String> filter) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /** @throws IllegalArgumentException for a window that the venue would refuse */
    public ActivityQuery {
        if (from.isPresent() && to.isPresent()) {
            requireWindow(Duration.between(from.get(), to.get()));
        }
        last.ifPresent(ActivityQuery::requireWindow);
    }

    /** @return with details, all that happened between the two moments, at most a day apart */
    public static ActivityQuery between(Instant from, Instant to) {
        return new ActivityQuery(Optional.of(from), Optional.of(to), Optional.empty(), true, Optional.empty(),
                Optional.empty());
    }

    /** @return with details, all that happened in the time up to now, at most a day */
    public static ActivityQuery last(Duration last) {
        return new ActivityQuery(Optional.empty(), Optional.empty(), Optional.of(last), true, Optional.empty(),
                Optional.empty());
    }

    private static void requireWindow(Duration window) {
        if (window.isNegative() || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a window of activities must be 0 s to 1 day, is " + window);
        }
    }
}
