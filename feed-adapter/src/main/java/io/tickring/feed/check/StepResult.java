package io.tickring.feed.check;

import java.util.Objects;

/**
 * What one step of the connection test found. Holds no secret.
 *
 * @param found  what was seen, or what went wrong and why
 * @param remedy what to do; empty unless it failed
 * @param tookMs how long it took, ms
 */
public record StepResult(Step step, Outcome outcome, String found, String remedy, long tookMs) {
    /** How a step ended. */
    public enum Outcome {
        PASSED,
        /** Nothing is wrong, but something could not be seen: a closed market gives no quotes. */
        NOTE,
        FAILED,
        /** Not tried, for it needs a step that failed, or nobody asked for it. */
        SKIPPED
    }

    public StepResult {
        Objects.requireNonNull(outcome);
    }
}
