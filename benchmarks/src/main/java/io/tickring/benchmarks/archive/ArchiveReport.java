package io.tickring.benchmarks.archive;

import io.tickring.benchmarks.trial.TrialResult;
import java.util.List;
import java.util.Locale;

/**
 * What a campaign came to.
 *
 * @param ticks            accepted ticks of the day
 * @param journalBytes     of the day's directory of the journal, for a tick
 * @param archiveBytes     of the file of ticks, for a tick
 * @param archiveSeconds   of the run that was not cut off, from the survey to the manifest
 * @param heapMiB          the most of Java's heap in use behind a collection while it ran, MiB
 * @param cuts             runs that were cut off before it
 * @param differences      what is not the same in the archive as it was in the journal
 */
record ArchiveReport(
        long ticks, double journalBytes, double archiveBytes, double archiveSeconds, long heapMiB, int cuts,
        List<String> differences) implements TrialResult {

    @Override
    public boolean passed() {
        return differences.isEmpty();
    }

    @Override
    public String table() {
        return String.format(Locale.ROOT, """
                ticks                      %,d
                bytes a tick, journal      %.2f
                bytes a tick, archive      %.2f
                runs cut off before        %d
                seconds of the whole run   %.1f
                heap at most               %d MiB
                differences                %s
                %s""", ticks, journalBytes, archiveBytes, cuts, archiveSeconds, heapMiB,
                differences.isEmpty() ? "none" : String.join("; ", differences), passed() ? "passed" : "FAILED");
    }
}
