package io.tickring.feed.rest;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.tickring.engine.status.VenueBudget;
import io.tickring.feed.FeedCredentials;
import io.tickring.feed.FeedSettings;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Asks the venue, within its limits and under one log-in. Reading is repeated where a failure may pass: capped,
 * jittered; nothing else ever is. For any thread; blocks. All methods throw {@link VenueException}, and
 * {@link RefusedException} where the venue refuses the credentials.
 */
public final class Venue {
    private static final RetryPolicy<Object> PASSING_FAILURES = RetryPolicy.builder()
            .handleIf(failure -> failure instanceof VenueException venue && venue.passing())
            .withBackoff(Duration.ofMillis(500), Duration.ofSeconds(4))
            .withJitter(0.3)
            .withMaxRetries(2)
            .build();

    private final RestClient rest;
    private final RequestBudget budget;
    private final VenueSession session;
    private final Lane reading;

    /**
     * @param executor    for the HTTP client's own work; at least one thread beside the callers
     * @param monotonicNs a clock that never steps, ns
     */
    public Venue(FeedSettings settings, FeedCredentials credentials, Executor executor, LongSupplier monotonicNs) {
        budget = new RequestBudget(settings, monotonicNs);
        rest = new RestClient(settings, budget, executor, monotonicNs);
        session = new VenueSession(rest, settings, credentials, monotonicNs);
        reading = Lane.URGENT;
    }

    private Venue(Venue venue, Lane reading) {
        rest = venue.rest;
        budget = venue.budget;
        session = venue.session;
        this.reading = reading;
    }

    /** @return the same venue for callers that can wait: they leave a part of each second's requests to the others */
    public Venue background() {
        return new Venue(this, Lane.BACKGROUND);
    }

    public VenueSession session() {
        return session;
    }

    /** @return what the venue's limits leave now */
    public VenueBudget budget() {
        return budget.view();
    }

    /** Reads, again where a failure may pass. */
    public <T> T get(RequestPath path, Class<T> answer) {
        Call call = new Call("GET", path, null, reading);
        return repeated(() -> session.call(call).read(call.what(), answer));
    }

    /** Changes something, asked for once; dead tokens are renewed and the request is sent again, for it did nothing. */
    public <T> T send(String method, RequestPath path, Object body, Class<T> answer) {
        Call call = new Call(method, path, body, Lane.URGENT);
        return session.call(call).read(call.what(), answer);
    }

    /** Opens a position or places an order: leaves us at most once, whatever becomes of it. */
    public <T> T order(RequestPath path, Object body, Class<T> answer) {
        return once(new Call("POST", path, body, Lane.ORDER), answer);
    }

    /** Changes or ends a deal: leaves us at most once, whatever becomes of it. */
    public <T> T deal(String method, RequestPath path, Object body, Class<T> answer) {
        return once(new Call(method, path, body, Lane.URGENT), answer);
    }

    /** Adds money to a demo account. */
    public <T> T topUp(RequestPath path, Object body, Class<T> answer) {
        return once(new Call("POST", path, body, Lane.TOP_UP), answer);
    }

    /** @return the venue's clock; asked once, for a repeated answer would say little of the time */
    public ServerTime serverTime() {
        return session.serverTime();
    }

    private <T> T once(Call call, Class<T> answer) {
        return session.callOnce(call).read(call.what(), answer);
    }

    static <T> T repeated(Supplier<T> request) {
        try {
            return Failsafe.with(PASSING_FAILURES).get(request::get);
        } catch (FailsafeException stopped) {
            Thread.currentThread().interrupt();
            throw new VenueException("request", 0, "interrupted");
        }
    }
}
