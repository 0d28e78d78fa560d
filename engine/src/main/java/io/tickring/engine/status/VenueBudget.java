package io.tickring.engine.status;

/**
 * What the venue's limits leave us, as counted on our side.
 *
 * @param requestsPerSecond in any second
 * @param requestsLeft      that could leave at once
 * @param ordersPerHour     positions and working orders, on a demo account
 * @param ordersLeft        of this hour
 * @param tooManyRequests   answers since start that said we asked too often: 0 unless others use the account too
 */
public record VenueBudget(
        int requestsPerSecond, int requestsLeft, int ordersPerHour, int ordersLeft, long tooManyRequests) {
}
