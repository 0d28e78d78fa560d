package io.tickring.simulator.rest;

/** Which limit of the broker a client went beyond. */
public enum Violation {
    /** More requests in a second than a login may make. */
    REQUESTS,
    /** More log-ins in a second than a key may make. */
    LOGINS,
    /** Two orders within 0.1 s. */
    ORDERS,
    /** More orders in an hour than a demo account may send. */
    ORDERS_AN_HOUR,
    TOP_UPS,
    /** More epics in one call than it takes. */
    EPICS
}
