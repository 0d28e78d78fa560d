package io.tickring.daemon.cli.live;

import io.tickring.daemon.cli.terminal.Json;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.check.StepResult;
import io.tickring.feed.check.StepResult.Outcome;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows the steps of a connection test as they end, or all of them as one object. */
final class CheckReport {
    private final PrintWriter out;
    private final FeedSettings feed;
    private final String secretsFrom;
    private final String symbol;
    private final boolean json;

    CheckReport(PrintWriter out, FeedSettings feed, String secretsFrom, String symbol, boolean json) {
        this.out = out;
        this.feed = feed;
        this.secretsFrom = secretsFrom;
        this.symbol = symbol;
        this.json = json;
    }

    void begin() {
        if (!json) {
            out.println(feed.environment() + " at " + feed.url() + ", secrets from " + secretsFrom);
        }
    }

    void onResult(StepResult result) {
        if (json) {
            return;
        }
        out.printf(Locale.ROOT, "%-7s %-16s %6d ms  %s%n", word(result.outcome()), result.step().title(),
                result.tookMs(), result.found());
        if (!result.remedy().isEmpty()) {
            out.printf("%36s%s%n", "what to do: ", result.remedy());
        }
        out.flush();
    }

    /** @return whether nothing failed */
    boolean end(List<StepResult> results) {
        boolean passed = results.stream().noneMatch(result -> result.outcome() == Outcome.FAILED);
        long tookMs = results.stream().mapToLong(StepResult::tookMs).sum();
        if (json) {
            out.println(Json.line(object(results, passed, tookMs)));
        } else {
            out.println((passed ? "passed" : "failed") + " in " + tookMs + " ms");
        }
        return passed;
    }

    private Map<String, Object> object(List<StepResult> results, boolean passed, long tookMs) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("passed", passed);
        object.put("environment", feed.environment());
        object.put("url", feed.url().toString());
        object.put("streamUrl", feed.streamUrl().toString());
        object.put("symbol", symbol);
        object.put("tookMs", tookMs);
        object.put("steps", results.stream().map(CheckReport::step).toList());
        return object;
    }

    private static Map<String, Object> step(StepResult result) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("step", result.step().name().toLowerCase(Locale.ROOT));
        step.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
        step.put("tookMs", result.tookMs());
        step.put("found", result.found());
        step.put("remedy", result.remedy());
        return step;
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "ok";
            case NOTE -> "note";
            case FAILED -> "FAILED";
            case SKIPPED -> "-";
        };
    }
}
