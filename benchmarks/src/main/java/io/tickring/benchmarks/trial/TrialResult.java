package io.tickring.benchmarks.trial;

/** What came of a trial. */
public interface TrialResult {
    /** @return whether everything held */
    boolean passed();

    /** @return the same for a person, several lines */
    String table();

    /** @return the same as an object whose properties make the JSON; this one unless there is more to tell */
    default Object row() {
        return this;
    }
}
