package io.tickring.web.http;

/**
 * What a route is asked.
 *
 * @param path     as it was asked for, without the query
 * @param variable the decoded variable part of the path where the route has one, else empty
 * @param query    checked against the names the route knows
 * @param type     what the client wants of what the route offers
 */
public record Request(String path, String variable, Query query, String type) {
}
