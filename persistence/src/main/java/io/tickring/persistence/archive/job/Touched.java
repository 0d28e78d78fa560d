package io.tickring.persistence.archive.job;

import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.Row;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where in the journal the records of a period are that the archive does not have yet. */
final class Touched {
    private long firstSequence;
    private long lastSequence;
    private final Set<Dataset> datasets = EnumSet.noneOf(Dataset.class);
    private final SortedMap<Integer, Long> epochs = new TreeMap<>();

    /**
     * As it is kept.
     *
     * @param epochs of directories, with the first sequence of each
     */
    record Kept(long firstSequence, long lastSequence, Set<Dataset> datasets,
            SortedMap<Integer, Long> epochs) {
    }

    Touched() {
        firstSequence = Long.MAX_VALUE;
    }

    Touched(Kept kept) {
        firstSequence = kept.firstSequence();
        lastSequence = kept.lastSequence();
        datasets.addAll(kept.datasets());
        epochs.putAll(kept.epochs());
    }

    void add(Row row, int epoch) {
        firstSequence = Math.min(firstSequence, row.sequence());
        if (row.sequence() > lastSequence) {
            lastSequence = row.sequence();
        }
        datasets.add(row.dataset());
        epochs.merge(epoch, row.sequence(), Math::min);
    }

    Kept kept() {
        return new Kept(firstSequence, lastSequence, Set.copyOf(datasets), new TreeMap<>(epochs));
    }

    long firstSequence() {
        return firstSequence;
    }

    long lastSequence() {
        return lastSequence;
    }

    Set<Dataset> datasets() {
        return datasets;
    }

    /** @return directories of the journal by epoch, and their first sequence */
    SortedMap<Integer, Long> epochs() {
        return epochs;
    }
}
