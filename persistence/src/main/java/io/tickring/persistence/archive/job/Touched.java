package io.tickring.persistence.archive.job;

import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.Row;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where in the journal the records of a period are that the archive does not have yet. */
final class Touched {
    private long firstSequence;
    private long lastSequence;
    private final Set<Dataset> datasets = EnumSet.noneOf(Dataset.class);
    private final SortedSet<Integer> epochs = new TreeSet<>();

    /** As it is kept. */
    record Kept(long firstSequence, long lastSequence, Set<Dataset> datasets, Set<Integer> epochs) {
    }

    Touched() {
        firstSequence = Long.MAX_VALUE;
    }

    Touched(Kept kept) {
        firstSequence = kept.firstSequence();
        lastSequence = kept.lastSequence();
        datasets.addAll(kept.datasets());
        epochs.addAll(kept.epochs());
    }

    void add(Row row, int epoch) {
        firstSequence = Math.min(firstSequence, row.sequence());
        if (row.sequence() > lastSequence) {
            lastSequence = row.sequence();
        }
        datasets.add(row.dataset());
        epochs.add(epoch);
    }

    Kept kept() {
        return new Kept(firstSequence, lastSequence, Set.copyOf(datasets), new TreeSet<>(epochs));
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

    SortedSet<Integer> epochs() {
        return epochs;
    }
}
