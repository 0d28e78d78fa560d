package io.tickring.benchmarks.trial;

import java.util.List;

/** What became of all criteria of a trial, in the order of the table. */
public record Findings(List<Finding> all) {
    private static final String ROW = "%-55s %-5s %s (%s)%n";
    private static final String EXAMPLE = "%61s first: %s%n";

    public Findings {
        all = List.copyOf(all);
    }

    public boolean passed() {
        return all.stream().allMatch(Finding::passed);
    }

    /** @return a line for each, and one more for an example of what was wrong */
    public String table() {
        StringBuilder text = new StringBuilder();
        for (Finding each : all) {
            text.append(String.format(ROW, each.criterion(), each.passed() ? "pass" : "FAIL", each.measured(),
                    each.limit()));
            if (!each.passed() && !each.example().isEmpty()) {
                text.append(String.format(EXAMPLE, "", each.example()));
            }
        }
        return text.toString();
    }
}
