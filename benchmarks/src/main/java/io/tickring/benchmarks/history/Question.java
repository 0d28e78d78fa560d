package io.tickring.benchmarks.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * One question that is asked again and again.
 *
 * @param limitMs    what every answer has to stay below, ms; empty where it is only told
 * @param mostRounds how often it is asked at most
 */
record Question(String name, OptionalInt limitMs, int mostRounds, Asked asked) {
    /** What is done to have it answered. */
    @FunctionalInterface
    interface Asked {
        /**
         * @param round counted from 0
         * @return counts the rows of the answer, behind the clock
         */
        LongSupplier answer(int round) throws Exception;
    }

    /**
     * @param firstMs   the first time
     * @param medianMs  of all times
     * @param slowestMs of all times
     */
    record Figures(Question question, long rows, double firstMs, double medianMs, double slowestMs) {
        static String head() {
            return String.format(Locale.ROOT, "%-48s %9s %10s %10s %10s %9s", "question", "rows", "first ms", "p50 ms",
                    "max ms", "limit ms");
        }

        boolean holds() {
            return question.limitMs().isEmpty() || slowestMs < question.limitMs().getAsInt();
        }

        @Override
        public String toString() {
            String limit = question.limitMs().isEmpty() ? "" : String.valueOf(question.limitMs().getAsInt());
            return String.format(Locale.ROOT, "%-48s %9d %10.1f %10.1f %10.1f %9s%s", question.name(), rows, firstMs,
                    medianMs, slowestMs, limit, holds() ? "" : "  DOES NOT HOLD");
        }
    }

    /** Asks so many times at most, the first time unprepared. */
    Figures ask(int rounds) throws Exception {
        List<Double> took = new ArrayList<>();
        LongSupplier rows = () -> 0;
        for (int round = 0; round < Math.min(rounds, mostRounds); round++) {
            long fromNs = System.nanoTime();
            rows = asked.answer(round);
            took.add((System.nanoTime() - fromNs) / 1e6);
        }
        double firstMs = took.get(0);
        Collections.sort(took);
        return new Figures(this, rows.getAsLong(), firstMs, took.get(took.size() / 2), took.get(took.size() - 1));
    }
}
