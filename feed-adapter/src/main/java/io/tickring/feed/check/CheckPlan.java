package io.tickring.feed.check;

import java.time.Duration;

/**
 * What the connection test does.
 *
 * @param symbol      market to look at, quote and perhaps deal
 * @param order       whether the smallest possible position is opened and closed
 * @param quoteWithin an open market must give its first quote in this time
 */
public record CheckPlan(String symbol, boolean order, Duration quoteWithin) {
}
