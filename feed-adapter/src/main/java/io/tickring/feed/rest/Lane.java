package io.tickring.feed.rest;

/** What kind of request it is, as far as the limits care. */
enum Lane {
    /** Somebody waits for it. */
    URGENT,
    /** Leaves a reserve to the others. */
    BACKGROUND,
    /** Opens a position or places an order. */
    ORDER,
    /** Adds money to a demo account. */
    TOP_UP,
    /** Asks for tokens. */
    LOG_IN
}
