package io.tickring.feed.rest;

import io.tickring.engine.status.VenueBudget;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.rest.VenueException.Cause;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The venue's limits, kept on our side. Short ones make a caller wait; where one of the long ones is used up the
 * request is refused here. For any thread.
 */
final class RequestBudget {
    /** A little more than a second: two clocks never run quite alike. */
    private static final long SECOND_NS = TimeUnit.MILLISECONDS.toNanos(1_010);
    private static final long ORDER_SPACE_NS = TimeUnit.MILLISECONDS.toNanos(101);
    private static final long HOUR_NS = TimeUnit.SECONDS.toNanos(3_610);
    private static final long DAY_NS = TimeUnit.HOURS.toNanos(24);
    private static final int ORDERS_PER_HOUR = 1_000;
    private static final int TOP_UPS_PER_DAY = 100;
    /** Requests of a second that background callers leave to the session, the stream and the orders. */
    private static final int RESERVE = 3;

    private final int requestsPerSecond;
    private final boolean live;
    private final Permits requests;
    private final Pacer background;
    private final Permits orderSpace;
    private final Permits logIns;
    private final Pacer orders;
    private final Pacer topUps;
    private final AtomicLong tooManyRequests = new AtomicLong();

    RequestBudget(FeedSettings settings, LongSupplier monotonicNs) {
        requestsPerSecond = settings.requestsPerSecond();
        live = "live".equals(settings.environment());
        requests = new Permits(requestsPerSecond, SECOND_NS, monotonicNs);
        background = new Pacer(Math.max(1, requestsPerSecond - RESERVE), SECOND_NS, monotonicNs);
        orderSpace = new Permits(1, ORDER_SPACE_NS, monotonicNs);
        logIns = new Permits(1, SECOND_NS, monotonicNs);
        orders = new Pacer(ORDERS_PER_HOUR, HOUR_NS, monotonicNs);
        topUps = new Pacer(TOP_UPS_PER_DAY, DAY_NS, monotonicNs);
    }

    /**
     * Waits for the caller's turn, which lasts until the answer is there, or there will be none.
     *
     * @throws VenueException where the limit of an hour or a day is used up
     */
    Turn await(Lane lane) throws InterruptedException {
        switch (lane) {
            case BACKGROUND -> background.await();
            case ORDER -> require(live || orders.tryTake(), ORDERS_PER_HOUR + " orders an hour");
            case TOP_UP -> require(topUps.tryTake(), TOP_UPS_PER_DAY + " top-ups a day");
            case LOG_IN, URGENT -> {
            }
        }
        return switch (lane) {
            case ORDER -> spacedTurn(orderSpace);
            case LOG_IN -> spacedTurn(logIns);
            default -> requestTurn();
        };
    }

    private Turn spacedTurn(Permits space) throws InterruptedException {
        space.acquire();
        try {
            Turn request = requestTurn();
            return () -> {
                request.close();
                space.release();
            };
        } catch (InterruptedException stopped) {
            space.release();
            throw stopped;
        }
    }

    private Turn requestTurn() throws InterruptedException {
        requests.acquire();
        return requests::release;
    }

    void onTooManyRequests() {
        tooManyRequests.incrementAndGet();
    }

    /** @return what is left now */
    VenueBudget view() {
        return new VenueBudget(requestsPerSecond, requests.left(), ORDERS_PER_HOUR,
                live ? ORDERS_PER_HOUR : orders.left(), tooManyRequests.get());
    }

    /** One request's share of the limits. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    private static void require(boolean granted, String limit) {
        if (!granted) {
            throw new VenueException("request", 0, "our own limit of " + limit + " is used up", Cause.NOT_SENT);
        }
    }
}
