package io.tickring.simulator.rules;

/** How a subscription to an epic that does not exist is answered. */
public enum UnknownEpic {
    /** As if it existed; no quote ever comes. */
    PROCESSED,
    /** With an ERROR frame; the whole message is refused. */
    ERROR
}
