package io.tickring.feed.api;

import io.tickring.feed.api.market.PriceBar;
import io.tickring.feed.api.market.Prices;
import io.tickring.feed.api.market.Resolution;
import io.tickring.feed.rest.RequestPath;
import io.tickring.feed.rest.Venue;
import io.tickring.feed.rest.VenueException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Bars that the venue made. */
public final class PricesApi {
    /** The most bars the venue gives in one call. */
    public static final int BARS_PER_CALL = 1000;
    private static final int NOT_FOUND = 404;

    private final Venue venue;

    PricesApi(Venue venue) {
        this.venue = venue;
    }

    /**
     * @param from opening of the first bar, inclusive
     * @param to   opening of the last bar, inclusive; not in the future, and less than {@link #BARS_PER_CALL} bars on
     * @return the bars that are whole, ascending, gaps left out; the one still forming is among them
     */
    public List<PriceBar> bars(String epic, Resolution resolution, Instant from, Instant to) {
        Duration window = Duration.between(from, to);
        if (window.isNegative() || window.compareTo(resolution.length().multipliedBy(BARS_PER_CALL - 1)) > 0) {
            throw new IllegalArgumentException(
                    "a window of " + resolution + " bars must be 0 to " + (BARS_PER_CALL - 1) + " long, is " + window);
        }
        RequestPath path = path(epic, resolution, BARS_PER_CALL).with("from", from).with("to", to);
        return emptyWhereNone(() -> venue.get(path, Prices.class)).prices().stream()
                .filter(PriceBar::complete).toList();
    }

    /**
     * @param max 1 to {@link #BARS_PER_CALL}
     * @return so many bars forward from the moment
     */
    public Prices from(String epic, Resolution resolution, Instant from, int max) {
        return emptyWhereNone(() -> venue.get(path(epic, resolution, max).with("from", from), Prices.class));
    }

    /**
     * @param max 1 to {@link #BARS_PER_CALL}
     * @return the last so many bars, the newest still forming
     */
    public Prices latest(String epic, Resolution resolution, int max) {
        return emptyWhereNone(() -> venue.get(path(epic, resolution, max), Prices.class));
    }

    private static RequestPath path(String epic, Resolution resolution, int max) {
        if (max < 1 || max > BARS_PER_CALL) {
            throw new IllegalArgumentException("bars in a call must be 1 to " + BARS_PER_CALL + ", are " + max);
        }
        return RequestPath.of("/prices").slash(Epics.require(epic)).with("resolution", resolution).with("max", max);
    }

    private static Prices emptyWhereNone(Supplier<Prices> request) {
        try {
            return request.get();
        } catch (VenueException failure) {
            if (failure.status() == NOT_FOUND && !failure.code().equals("error.not-found.epic")) {
                return Prices.NONE;
            }
            throw failure;
        }
    }
}
