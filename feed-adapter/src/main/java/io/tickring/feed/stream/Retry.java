package io.tickring.feed.stream;

import io.tickring.feed.FeedSettings;
import java.util.function.DoubleSupplier;

/**
 * How long a socket waits before the next attempt. Where the venue was away or cut us off the attempts stay close
 * together, so that quotes are back soon after it is; where it pushes back, and after a minute of vain attempts, the
 * wait grows.
 */
final class Retry {
    private static final int QUICK_ATTEMPTS = 60;
    /** A market that the venue does not know may be listed some day: once an hour is often enough. */
    private static final long PATIENCE = 64;

    private final Backoff quick;
    private final Backoff slow;
    private final long backoffMaxMs;
    private final DoubleSupplier random;
    private int attempts;

    Retry(FeedSettings settings, DoubleSupplier random) {
        quick = new Backoff(settings.stream().reconnectMaxMs(), random);
        slow = new Backoff(settings.backoffMaxMs(), random);
        backoffMaxMs = settings.backoffMaxMs();
        this.random = random;
    }

    /** @return how long to leave a market alone that was refused by name: a moment at first, an hour in the end */
    Backoff ofMarket() {
        return new Backoff(PATIENCE * backoffMaxMs, random);
    }

    /** @param pushedBack whether the venue said no, in contrast to saying nothing */
    long nextMs(boolean pushedBack) {
        attempts++;
        return pushedBack || attempts > QUICK_ATTEMPTS ? slow.nextMs() : quick.nextMs();
    }

    /** Says that all is well again. */
    void reset() {
        attempts = 0;
        quick.reset();
        slow.reset();
    }
}
