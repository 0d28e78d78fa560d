package io.tickring.web.message;

import java.util.Map;

/**
 * What a client that subscribes is to be told at first.
 *
 * @param subscriptions its channels by name, each with "all" or a list of symbols
 * @param quotes        markets to describe, null where not asked for
 * @param bars          markets whose newest bar to give, null where not asked for
 * @param status        whether to give the status
 */
public record SnapshotRequest(
        Map<String, Object> subscriptions, MarketSet quotes, MarketSet bars, boolean status) {
}
