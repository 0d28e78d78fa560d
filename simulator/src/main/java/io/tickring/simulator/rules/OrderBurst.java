package io.tickring.simulator.rules;

/** What happens to an order that comes too soon after another. */
public enum OrderBurst {
    /** 429 {@code error.too-many.requests}. */
    ANSWER_429,
    /** 200 with a reference, whose confirmation says REJECTED, {@code THROTTLING}. */
    REJECT_IN_CONFIRMS
}
