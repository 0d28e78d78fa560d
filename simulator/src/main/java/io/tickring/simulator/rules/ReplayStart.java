package io.tickring.simulator.rules;

/** What a replay waits for. */
public enum ReplayStart {
    /** Nothing: it runs from the start of the simulator. */
    IMMEDIATELY,
    /** The first subscription to any market of the file. */
    FIRST_SUBSCRIPTION,
    /** A subscriber for every market of the file, at any moment: without one the replay stands still. */
    ALL_SUBSCRIBED
}
