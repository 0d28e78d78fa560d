package io.tickring.benchmarks.disk;

import io.tickring.benchmarks.trial.TrialResult;
import java.util.List;

/**
 * What came of a campaign.
 *
 * @param imagesHeld   torn images of which everything held
 * @param pagesKept    pages of all images that were written since the last sync and reached the disk
 * @param pagesDropped those that did not
 * @param pagesTorn    those of which sectors of several moments reached it
 * @param bitsDetected flipped bits that were found, at their place, with nothing damaged served
 * @param cutsDetected files cut off, likewise
 * @param harmless     flipped bits of Chronicle's own header and index, and of position files, on which no record
 *                     depends: every record was served as it was written
 * @param failed       trials of which something did not hold
 * @param failures     the first of these
 */
public record DiskResult(
        long seed, long imagesHeld, long pagesKept, long pagesDropped, long pagesTorn, long bitsDetected,
        long cutsDetected, long harmless, long failed, List<String> failures)
        implements TrialResult {

    @Override
    public boolean passed() {
        return failed == 0;
    }

    @Override
    public String table() {
        StringBuilder text = new StringBuilder(String.format(
                "torn images     %,d held; pages since the last sync: %,d kept, %,d dropped, %,d torn%n"
                        + "damages         %,d flipped bits and %,d cut files detected at their place, none served%n"
                        + "                %,d flipped bits on which no record depends: everything served%n"
                        + "failed          %,d (seed %d)%n",
                imagesHeld, pagesKept, pagesDropped, pagesTorn, bitsDetected, cutsDetected, harmless, failed, seed));
        failures.forEach(failure -> text.append("  ").append(failure).append('\n'));
        return text.toString();
    }
}
