package io.tickring.benchmarks.archive;

import io.tickring.benchmarks.archive.Interruption.Piece;
import io.tickring.benchmarks.trial.TrialResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a campaign came to. */
final class ArchiveReport implements TrialResult {
    private final Map<String, String> rows = new LinkedHashMap<>();
    private final Map<Piece, Integer> cuts = new EnumMap<>(Piece.class);
    private final List<String> differences = new ArrayList<>();

    /** A piece of work. */
    interface Work {
        void run() throws IOException;
    }

    void counts(long ticks, long bars, long rejects) {
        row("ticks, bars, rejects", "%,d, %,d, %,d", ticks, bars, rejects);
    }

    void journalBytes(double bytesPerTick) {
        row("bytes a tick, journal", "%.2f", bytesPerTick);
    }

    void archiveBytes(double bytesPerTick) {
        row("bytes a tick, archive", "%.2f", bytesPerTick);
    }

    /** Takes the time of a piece that was not cut off, and the most of Java's heap in use behind a collection. */
    void timed(String name, Work work) throws IOException {
        OldHeap.resetPeak();
        long startNs = System.nanoTime();
        work.run();
        row(name, "%.1f s, heap at most %d MiB", (System.nanoTime() - startNs) / 1e9, OldHeap.peakMiB());
    }

    private void row(String name, String format, Object... values) {
        rows.put(name, String.format(Locale.ROOT, format, values));
    }

    void interrupted(Piece piece, boolean cut) {
        require(cut, "a run of " + piece + " came to its end before it could be cut off");
        cuts.merge(piece, cut ? 1 : 0, Integer::sum);
    }

    void require(boolean held, String difference) {
        if (!held) {
            differences.add(difference);
        }
    }

    /** @return runs that were cut off */
    Map<Piece, Integer> cuts() {
        return cuts;
    }

    List<String> differences() {
        return differences;
    }

    @Override
    public boolean passed() {
        return differences.isEmpty();
    }

    @Override
    public Map<String, String> row() {
        Map<String, String> all = new LinkedHashMap<>(rows);
        cuts.forEach((piece, count) -> all.put("cut off, " + piece.name().toLowerCase(Locale.ROOT), "" + count));
        all.put("differences", passed() ? "none" : String.join("; ", differences));
        return all;
    }

    @Override
    public String table() {
        StringBuilder table = new StringBuilder();
        row().forEach((name, value) -> table.append(String.format("%-24s %s%n", name, value)));
        return table.append(passed() ? "passed" : "FAILED").toString();
    }
}
