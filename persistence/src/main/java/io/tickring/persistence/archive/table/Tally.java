package io.tickring.persistence.archive.table;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.collections.Long2LongHashMap;

/**
 * Counts rows and sums their checksums by symbol, in whatever order they come: two files with equal sums hold the same
 * rows. Where a dataset has a key, the later row takes the place of the earlier one. One thread.
 */
public final class Tally implements RowSink {
    private static final int TIME_BITS = 36;
    private static final int PROVENANCE_BITS = 3;
    private static final long NONE = Long.MIN_VALUE;

    private final boolean keyed;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Sums> sums = new HashMap<>();
    private final Long2LongHashMap byKey = new Long2LongHashMap(NONE);
    private final int provenanceAt;
    private long firstSequence = Long.MAX_VALUE;
    private long lastSequence;

    /**
     * What is known of one symbol's rows.
     *
     * @param rows     how many
     * @param checksum of all of them
     */
    public record Count(long rows, long checksum) {
    }

    private static final class Sums {
        long rows;
        long checksum;

        void add(long rowChecksum) {
            rows++;
            checksum += rowChecksum;
        }
    }

    public Tally(Dataset dataset) {
        this(dataset, !dataset.key().isEmpty());
    }

    private Tally(Dataset dataset, boolean keyed) {
        this.keyed = keyed;
        boolean provenance = dataset.key().contains("provenance");
        provenanceAt = provenance ? dataset.indexOf("provenance") : -1;
    }

    /** @return a tally that counts every row of a dataset with a key, and so tells its symbols alone */
    public static Tally ofSymbols(Dataset dataset) {
        return new Tally(dataset, false);
    }

    @Override
    public void onRow(Row row) {
        int symbol = numbers.computeIfAbsent(row.symbol(), name -> numbers.size());
        firstSequence = Math.min(firstSequence, row.sequence());
        lastSequence = Math.max(lastSequence, row.sequence());
        if (!keyed) {
            sums.computeIfAbsent(symbol, number -> new Sums()).add(row.checksum());
        } else {
            byKey.put(key(symbol, row), Math.max(row.checksum(), NONE + 1));
        }
    }

    private long key(int symbol, Row row) {
        long provenance = provenanceAt < 0 ? 0 : row.text(provenanceAt).charAt(0) & 0x7;
        return ((long) symbol << TIME_BITS | row.timeMs() % (1L << TIME_BITS)) << PROVENANCE_BITS | provenance;
    }

    /** @return rows and checksum by symbol */
    public SortedMap<String, Count> counts() {
        Map<Integer, Sums> all = new HashMap<>(sums);
        byKey.forEachLong((key, checksum) -> all.computeIfAbsent((int) (key >> TIME_BITS + PROVENANCE_BITS),
                number -> new Sums()).add(checksum));
        SortedMap<String, Count> counts = new TreeMap<>();
        numbers.forEach((symbol, number) -> {
            Sums found = all.get(number);
            counts.put(symbol, new Count(found.rows, found.checksum));
        });
        return counts;
    }

    /** @return rows of all symbols */
    public long rows() {
        return counts().values().stream().mapToLong(Count::rows).sum();
    }

    /** @return the lowest sequence met, those of rows included that a later one replaced */
    public long firstSequence() {
        return firstSequence;
    }

    /** @return the highest sequence met, 0 for none */
    public long lastSequence() {
        return lastSequence;
    }
}
