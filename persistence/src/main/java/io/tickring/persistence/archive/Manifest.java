package io.tickring.persistence.archive;

import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.Period;
import java.util.List;
import java.util.Optional;

/**
 * What is archived of a day, or of a year for datasets with few rows. Written last: what no manifest names is not
 * archived.
 *
 * @param version         of this form, 1
 * @param journalId       of the journal it was made from, in hex
 * @param throughSequence every record of the period up to here is in the files; later ones may lie in the journal
 * @param writtenAt       our time, ISO 8601
 * @param sources         the journal's directories that had records of the period
 * @param files           at most one for each dataset
 */
public record Manifest(
        int version, Period period, String journalId, long throughSequence, String writtenAt, List<Source> sources,
        List<ArchivedFile> files) {
    /** Of the form that this program writes. */
    public static final int VERSION = 1;

    /**
     * A directory of the journal.
     *
     * @param epoch  its number
     * @param source {@code live}, or the name of the imported file
     * @param sha256 checksum of the imported file in hex, empty for live
     * @param firstSequence of its records of the period, 0 in manifests that were written before this was kept
     */
    public record Source(int epoch, String source, String sha256, long firstSequence) {
    }

    public Manifest {
        sources = List.copyOf(sources);
        files = List.copyOf(files);
    }

    public Optional<ArchivedFile> file(Dataset dataset) {
        return files.stream().filter(file -> file.dataset() == dataset).findFirst();
    }
}
