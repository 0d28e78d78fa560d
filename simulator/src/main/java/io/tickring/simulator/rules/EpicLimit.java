package io.tickring.simulator.rules;

/** What the limit of 40 instruments counts. */
public enum EpicLimit {
    PER_MESSAGE,
    PER_CONNECTION
}
