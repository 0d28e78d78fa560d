package io.tickring.benchmarks.kill;

import io.tickring.benchmarks.checker.Verdict;
import io.tickring.benchmarks.trial.Finding;
import io.tickring.benchmarks.trial.Findings;
import io.tickring.benchmarks.trial.TrialResult;
import io.tickring.persistence.read.JournalSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of a kill campaign. */
public final class KillResult implements TrialResult {
    private static final double RECOVERY_LIMIT_MS = 1_000;
    private static final double SERVING_LIMIT_MS = 2_000;

    private final KillSettings settings;
    private final Toll toll;
    private final int exitCode;
    private final Verdict verdict;
    private final JournalSummary journal;
    private final Findings findings;

    /** @param journal as {@code journal verify} finds it afterwards */
    KillResult(KillSettings settings, Toll toll, int exitCode, Verdict verdict, JournalSummary journal) {
        this.settings = settings;
        this.toll = toll;
        this.exitCode = exitCode;
        this.verdict = verdict;
        this.journal = journal;
        findings = new Findings(List.of(lost(), wrong(), sound(), recovery(), serving(), rate(), orderly()));
    }

    Verdict verdict() {
        return verdict;
    }

    JournalSummary journal() {
        return journal;
    }

    int kills() {
        return toll.kills(KillKind.UNDER_LOAD) + toll.kills(KillKind.AROUND_A_ROLL)
                + toll.kills(KillKind.DURING_RECOVERY);
    }

    private Finding lost() {
        return finding("acknowledged records lost", verdict.lost() + " of " + verdict.witnesses() + " witnessed", "0",
                verdict.lost() == 0);
    }

    private Finding wrong() {
        return finding("ticks lost between, twice or out of order, wrong bars",
                text("%d; %,d ticks, %,d bars, %,d frames handed, %d sockets opened again", verdict.wrong(),
                        verdict.ticks(), verdict.bars(), verdict.frames(), verdict.reconnects()), "0",
                verdict.wrong() == 0);
    }

    /** A kill in the middle of a document is no damage. */
    private Finding sound() {
        return finding("journal verify afterwards", text("%d damages, %d unfinished documents",
                journal.damages().size(), journal.unfinished().size()), "0 damages", journal.sound());
    }

    private Finding recovery() {
        return finding("recovery", text("p50 %.0f ms, max %.0f ms of %d", toll.recoveryMs(0.5), toll.recoveryMs(1),
                toll.recoveries()), "1000 ms", toll.recoveryMs(1) < RECOVERY_LIMIT_MS);
    }

    private Finding serving() {
        return finding("from the start of the process to serving", text("p50 %.0f ms, max %.0f ms of %d",
                toll.servingMs(0.5), toll.servingMs(1), toll.servings()), "2000 ms by the median",
                toll.servingMs(0.5) < SERVING_LIMIT_MS);
    }

    private Finding rate() {
        return finding("records a second under load", text("p50 %,.0f, p10 %,.0f, p90 %,.0f",
                        toll.recordsPerSecond(0.5), toll.recordsPerSecond(0.1), toll.recordsPerSecond(0.9)),
                text("%,.0f", settings.minRate()), toll.recordsPerSecond(0.5) >= settings.minRate());
    }

    private Finding orderly() {
        return finding("orderly stop at the end", "exit " + exitCode, "exit 0", exitCode == 0);
    }

    private static Finding finding(String criterion, String measured, String limit, boolean passed) {
        return new Finding(criterion, measured, limit, passed, "");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    @Override
    public boolean passed() {
        return findings.passed();
    }

    @Override
    public String table() {
        StringBuilder table = new StringBuilder(findings.table());
        verdict.examples().forEach(example -> table.append("  ").append(example).append('\n'));
        journal.damages().forEach(damage -> table.append("  ").append(damage).append('\n'));
        return table.append(text("%d kills, seed %d: %d under load, %d around a roll, %d during recovery (%d before "
                        + "its first record); first record behind the writer's lock p50 %.0f ms, max %.0f ms, behind "
                        + "the process's start p50 %.0f ms, max %.0f ms", kills(), settings.seed(),
                toll.kills(KillKind.UNDER_LOAD), toll.kills(KillKind.AROUND_A_ROLL),
                toll.kills(KillKind.DURING_RECOVERY), toll.beforeTheEnd(), toll.firstRecordMs(0.5),
                toll.firstRecordMs(1), toll.startMs(0.5), toll.startMs(1))).toString();
    }

    @Override
    public Object row() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("passed", passed());
        all.put("settings", settings);
        all.put("criteria", findings.all());
        all.put("verdict", verdict);
        return all;
    }
}
