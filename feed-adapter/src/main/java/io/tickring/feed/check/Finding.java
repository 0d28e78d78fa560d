package io.tickring.feed.check;

import io.tickring.feed.check.StepResult.Outcome;

/** What a step says for itself; how long it took is added by who runs it. */
record Finding(Outcome outcome, String found, String remedy) {
    static Finding passed(String found) {
        return new Finding(Outcome.PASSED, found, "");
    }

    static Finding note(String found) {
        return new Finding(Outcome.NOTE, found, "");
    }

    static Finding failed(String found, String remedy) {
        return new Finding(Outcome.FAILED, found, remedy);
    }

    static Finding skipped(String found) {
        return new Finding(Outcome.SKIPPED, found, "");
    }
}
