package io.tickring.benchmarks.campaign.judge;

import io.tickring.benchmarks.trial.Finding;
import java.util.function.Supplier;

/** Counts what is wrong and keeps the first of it. */
final class Tally {
    private long count;
    private String first = "";

    void add(Supplier<String> what) {
        if (count++ == 0) {
            first = what.get();
        }
    }

    long count() {
        return count;
    }

    /** @return a finding that passes where nothing was counted */
    Finding none(String criterion, String unit) {
        return none(criterion, unit, "");
    }

    /** @param of what was looked at, appended to what was measured */
    Finding none(String criterion, String unit, String of) {
        return new Finding(criterion, count + " " + unit + of, "0", count == 0, first);
    }
}
