package io.tickring.benchmarks.redis;

import io.tickring.benchmarks.checker.Verdict;
import io.tickring.benchmarks.trial.Finding;
import io.tickring.benchmarks.trial.Findings;
import io.tickring.benchmarks.trial.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of a campaign. */
final class RedisResult implements TrialResult {
    private static final double RECOVERED_LIMIT_S = 10;
    private static final double GROWN_LIMIT_MB = 16;
    /** By so much two spans differ always. */
    private static final double LEAST_NOISE = 1.1;
    /** Where two spans without a fault differ by more, the machine is too busy to tell anything. */
    private static final double MOST_NOISE = 1.5;

    private final RedisCampaignSettings settings;
    private final List<Attempt> attempts;
    private final List<FaultRow> rows;
    private final Verdict verdict;
    private final Findings findings;

    RedisResult(RedisCampaignSettings settings, List<Attempt> attempts, int exitCode, Verdict verdict) {
        this.settings = settings;
        this.attempts = attempts;
        this.verdict = verdict;
        rows = settings.faults().stream().map(fault -> FaultRow.of(fault, attempts)).toList();
        findings = new Findings(findings(exitCode));
    }

    private List<Finding> findings(int exitCode) {
        List<Finding> all = new ArrayList<>();
        all.add(finding("p50 of two spans without a fault differs by", text("%.2f", noise()),
                text("%.2f", MOST_NOISE), noise() <= MOST_NOISE, List.of()));
        rows.forEach(row -> judge(row, all));
        all.add(finding("the journal, by the checker", text("%d lost, %d wrong of %,d ticks, %,d bars", verdict.lost(),
                verdict.wrong(), verdict.ticks(), verdict.bars()), "0, 0", verdict.passed(), verdict.examples()));
        all.add(finding("orderly stop at the end", "exit " + exitCode, "exit 0", exitCode == 0, List.of()));
        return all;
    }

    private void judge(FaultRow row, List<Finding> all) {
        if (!row.fault().isControl()) {
            all.add(finding(row.fault() + ": p50 during by that before", text("%.2f", row.ratio()),
                    text("%.2f", noise()), row.ratio() <= noise(), List.of()));
            all.add(finding(row.fault() + ": noticed by the daemon", row.felt() + " of " + row.attempts(), "all",
                    row.felt() == row.attempts(), List.of()));
        }
        all.add(finding(row.fault() + ": Redis equals the journal after", text("%.1f s", row.recoveredS()),
                text("%.0f s", RECOVERED_LIMIT_S), row.recoveredS() < RECOVERED_LIMIT_S, List.of()));
        all.add(finding(row.fault() + ": differences from the journal", row.differences().size() + " of "
                + text("%,d", row.compared()), "0", row.differences().isEmpty(), row.differences()));
        all.add(finding(row.fault() + ": growth of the heap", text("%.1f MB", row.grownMb()),
                text("%.0f MB", GROWN_LIMIT_MB), row.grownMb() < GROWN_LIMIT_MB, List.of()));
    }

    /** @return by how much two spans without a fault differ at most, as a ratio above 1 */
    private double noise() {
        return attempts.stream().filter(attempt -> attempt.fault().isControl()).mapToDouble(Attempt::ratio)
                .map(ratio -> Math.max(ratio, 1 / ratio)).reduce(LEAST_NOISE, Math::max);
    }

    private static Finding finding(String criterion, String measured, String limit, boolean passed,
            List<String> examples) {
        return new Finding(criterion, measured, limit, passed, passed || examples.isEmpty() ? "" : examples.get(0));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    @Override
    public boolean passed() {
        return findings.passed();
    }

    List<FaultRow> rows() {
        return rows;
    }

    Findings findings() {
        return findings;
    }

    @Override
    public String table() {
        StringBuilder table = new StringBuilder(findings.table()).append('\n').append(FaultRow.HEAD);
        rows.forEach(row -> table.append(row.line()));
        return table.append(text("%d rounds of spans of %.1f s, seed %d, %,.0f ticks a second; two spans without a "
                + "fault differ by %.2f at most",
                settings.rounds(), settings.window().toMillis() / 1e3, settings.seed(),
                ticksPerSecond(), noise())).toString();
    }

    private double ticksPerSecond() {
        double seconds = 2.0 * attempts.size() * settings.window().toMillis() / 1e3;
        return attempts.stream().mapToLong(attempt -> attempt.without().count() + attempt.with().count()).sum()
                / seconds;
    }

    @Override
    public Object row() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("passed", passed());
        all.put("settings", settings.asMap());
        all.put("ticksPerSecond", ticksPerSecond());
        all.put("criteria", findings.all());
        all.put("faults", rows);
        all.put("verdict", verdict);
        return all;
    }
}
