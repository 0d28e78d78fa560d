package io.tickring.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;

/** Collects rounds and tells them as ratios to ours. */
final class Table {
    private static final String OURS = "tickring";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Map<String, Map<String, Row>> groups = new LinkedHashMap<>();

    void add(RunResult result) {
        String[] name = result.getParams().getBenchmark().split("\\.");
        StringBuilder candidate = new StringBuilder(name[name.length - 1]);
        result.getParams().getParamsKeys().forEach(
                key -> candidate.append(' ').append(key).append('=').append(result.getParams().getParam(key)));
        Row row = groups.computeIfAbsent(name[name.length - 2], group -> new LinkedHashMap<>())
                .computeIfAbsent(candidate.toString(), key -> new Row());
        row.nanos.add(result.getPrimaryResult().getScore());
        row.bytes = allocated(result);
    }

    private static double allocated(RunResult result) {
        var bytes = result.getSecondaryResults().get(ALLOCATED);
        return bytes == null ? Double.NaN : bytes.getScore();
    }

    String text() {
        StringBuilder out = new StringBuilder();
        out.append(String.format(Locale.ROOT, "Java %s on %s, %d cores; median of rounds, all candidates in each%n",
                System.getProperty("java.version"), System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
        groups.forEach((group, rows) -> append(out, group, rows));
        return out.toString();
    }

    private static void append(StringBuilder out, String group, Map<String, Row> rows) {
        out.append(String.format(Locale.ROOT, "%n%-36s %12s %22s %12s%n", group, "ns/op", "times ours (spread)",
                "bytes/op"));
        Row ours = rows.entrySet().stream().filter(entry -> entry.getKey().startsWith(OURS))
                .map(Map.Entry::getValue).findFirst().orElseThrow();
        rows.forEach((name, row) -> {
            List<Double> ratios = row.ratiosTo(ours);
            out.append(String.format(Locale.ROOT, "%-36s %12.1f %8.2f (%5.2f .. %5.2f) %12.1f%n", name,
                    median(row.nanos), median(ratios), Collections.min(ratios), Collections.max(ratios), row.bytes));
        });
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static final class Row {
        private final List<Double> nanos = new ArrayList<>();
        private double bytes;

        List<Double> ratiosTo(Row ours) {
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < Math.min(nanos.size(), ours.nanos.size()); round++) {
                ratios.add(nanos.get(round) / ours.nanos.get(round));
            }
            return ratios;
        }
    }
}
