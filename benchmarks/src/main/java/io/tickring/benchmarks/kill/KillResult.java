package io.tickring.benchmarks.kill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.benchmarks.campaign.judge.Finding;
import io.tickring.benchmarks.checker.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of a kill campaign. */
public final class KillResult {
    static final double RECOVERY_LIMIT_MS = 1_000;

    private final KillSettings settings;
    private final Toll toll;
    private final int exitCode;
    private final Verdict verdict;

    KillResult(KillSettings settings, Toll toll, int exitCode, Verdict verdict) {
        this.settings = settings;
        this.toll = toll;
        this.exitCode = exitCode;
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** @return records acknowledged in a second of load, by the median of all kills under load */
    double recordsPerSecond() {
        return toll.recordsPerSecond(0.5);
    }

    int kills() {
        return toll.kills(KillKind.UNDER_LOAD) + toll.kills(KillKind.AROUND_A_ROLL)
                + toll.kills(KillKind.DURING_RECOVERY);
    }

    /** @param recordsPerSecond the rate that is required */
    List<Finding> findings(double recordsPerSecond) {
        String example = verdict.examples().isEmpty() ? "" : verdict.examples().get(0);
        return List.of(
                finding("acknowledged records lost", verdict.lost() + " of " + verdict.witnesses() + " witnessed",
                        "0", verdict.lost() == 0, example),
                finding("ticks lost between, twice or out of order, wrong bars", text("%d; %,d ticks, %,d bars, %,d "
                                + "frames handed, %d sockets opened again", verdict.wrong(), verdict.ticks(),
                        verdict.bars(), verdict.frames(), verdict.reconnects()), "0", verdict.wrong() == 0, example),
                finding("recovery", text("p50 %.0f ms, max %.0f ms of %d", toll.recoveryMs(0.5),
                        toll.recoveryMs(1), toll.recoveries()), "1000 ms", toll.recoveryMs(1) < RECOVERY_LIMIT_MS, ""),
                finding("records a second under load", text("p50 %,.0f, p10 %,.0f, p90 %,.0f", recordsPerSecond(),
                        toll.recordsPerSecond(0.1), toll.recordsPerSecond(0.9)), text("%,.0f", recordsPerSecond),
                        recordsPerSecond() >= recordsPerSecond, ""),
                finding("orderly stop at the end", "exit " + exitCode, "exit 0", exitCode == 0, ""));
    }

    private static Finding finding(String criterion, String measured, String limit, boolean passed, String example) {
        return new Finding(criterion, measured, limit, passed, passed ? "" : example);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    String table(double recordsPerSecond) {
        StringBuilder table = new StringBuilder();
        for (Finding finding : findings(recordsPerSecond)) {
            table.append(text("%-55s %-5s %s (%s)%n", finding.criterion(), finding.passed() ? "pass" : "FAIL",
                    finding.measured(), finding.limit()));
        }
        verdict.examples().forEach(example -> table.append("  ").append(example).append('\n'));
        return table.append(text("%d kills, seed %d: %d under load, %d around a roll, %d during recovery (%d before "
                        + "its first record); first record behind the writer's lock p50 %.0f ms, max %.0f ms, behind "
                        + "the process's start p50 %.0f ms, max %.0f ms%n", kills(), settings.seed(),
                toll.kills(KillKind.UNDER_LOAD), toll.kills(KillKind.AROUND_A_ROLL),
                toll.kills(KillKind.DURING_RECOVERY), toll.beforeTheEnd(), toll.firstRecordMs(0.5),
                toll.firstRecordMs(1), toll.startMs(0.5), toll.startMs(1)))
                .toString();
    }

    String json(double recordsPerSecond) throws JsonProcessingException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("passed", findings(recordsPerSecond).stream().allMatch(Finding::passed));
        all.put("settings", settings);
        all.put("criteria", findings(recordsPerSecond));
        all.put("verdict", verdict);
        return new ObjectMapper().writeValueAsString(all);
    }
}
