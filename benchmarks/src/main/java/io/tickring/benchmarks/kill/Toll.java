package io.tickring.benchmarks.kill;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was measured while the daemon was killed. One thread. */
final class Toll {
    private final Map<KillKind, Integer> kills = new EnumMap<>(KillKind.class);
    private final List<Double> recoveryMs = new ArrayList<>();
    private final List<Double> firstRecordMs = new ArrayList<>();
    private final List<Double> startMs = new ArrayList<>();
    private final List<Double> servingMs = new ArrayList<>();
    private final List<Double> recordsPerSecond = new ArrayList<>();
    private int beforeTheEnd;

    void killed(KillKind kind) {
        kills.merge(kind, 1, Integer::sum);
    }

    /** @param hit whether the first record of the new directory was not yet there at the kill */
    void killedInRecovery(boolean hit) {
        killed(KillKind.DURING_RECOVERY);
        beforeTheEnd += hit ? 1 : 0;
    }

    /**
     * @param fromLockNs  from the writer's lock to the first acknowledged record
     * @param fromStartNs from the start of the process to the same
     */
    void opened(long fromLockNs, long fromStartNs) {
        firstRecordMs.add(fromLockNs / 1e6);
        startMs.add(fromStartNs / 1e6);
    }

    /** @param ms from the start of the process to the daemon's word that its page is served */
    void serving(long ms) {
        servingMs.add((double) ms);
    }

    /** @param ms from the first look at the journal to the engine's state, as the daemon measured it */
    void recovered(double ms) {
        recoveryMs.add(ms);
    }

    void rate(long records, long ns) {
        recordsPerSecond.add(records * 1e9 / ns);
    }

    int kills(KillKind kind) {
        return kills.getOrDefault(kind, 0);
    }

    /** @return kills during recovery that met it before its end */
    int beforeTheEnd() {
        return beforeTheEnd;
    }

    double recoveryMs(double share) {
        return quantile(recoveryMs, share);
    }

    /** @return from the writer's lock to the first acknowledged record, as seen from outside */
    double firstRecordMs(double share) {
        return quantile(firstRecordMs, share);
    }

    int recoveries() {
        return recoveryMs.size();
    }

    double startMs(double share) {
        return quantile(startMs, share);
    }

    double servingMs(double share) {
        return quantile(servingMs, share);
    }

    /** @return starts that said so before their kill */
    int servings() {
        return servingMs.size();
    }

    double recordsPerSecond(double share) {
        return quantile(recordsPerSecond, share);
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }
}
