package io.tickring.persistence.archive.table;

import io.tickring.engine.tick.TickEvent;
import java.util.Arrays;

/**
 * One row, in the units of the journal; reused for all rows of its dataset. A number that is
 * {@link TickEvent#ABSENT} and a text that is null stand for nothing.
 */
public final class Row {
    private static final long SEED = 0x9E3779B97F4A7C15L;

    private final Dataset dataset;
    private final long[] numbers;
    private final String[] texts;
    private final int symbolAt;
    private final int timeAt;
    private final int sequenceAt;
    private int next;

    public Row(Dataset dataset) {
        this.dataset = dataset;
        numbers = new long[dataset.columns().size()];
        texts = new String[dataset.columns().size()];
        symbolAt = dataset.indexOf("symbol");
        timeAt = dataset.indexOf(dataset.timeColumn());
        sequenceAt = dataset.indexOf("sequence");
    }

    public Dataset dataset() {
        return dataset;
    }

    /** Empties the row; what is put next goes to the first column. */
    public Row begin() {
        Arrays.fill(numbers, TickEvent.ABSENT);
        Arrays.fill(texts, null);
        next = 0;
        return this;
    }

    /** Sets the next column. */
    public Row put(long number) {
        numbers[next++] = number;
        return this;
    }

    /** Sets the next column. */
    public Row put(String text) {
        texts[next++] = text;
        return this;
    }

    /** Sets the next column from a time in ms; what no file can hold is left out. */
    Row putMs(long timeMs) {
        return put(Math.abs(timeMs / 1000) > Integer.MAX_VALUE * 60L ? TickEvent.ABSENT : timeMs * 1000);
    }

    /** Sets the next column from a time in ns, cut to us. */
    Row putNs(long timeNs) {
        return put(timeNs == TickEvent.ABSENT ? timeNs : Math.floorDiv(timeNs, 1000L));
    }

    public long number(int column) {
        return numbers[column];
    }

    public String text(int column) {
        return texts[column];
    }

    public String symbol() {
        return texts[symbolAt];
    }

    /** @return what decides on the file, epoch ms */
    public long timeMs() {
        return numbers[timeAt] == TickEvent.ABSENT ? 0 : Math.floorDiv(numbers[timeAt], 1000L);
    }

    public long sequence() {
        return numbers[sequenceAt];
    }

    /** @return a sum of all that the row holds, the same in every process */
    public long checksum() {
        long sum = SEED;
        for (int i = 0; i < numbers.length; i++) {
            sum = mix(sum ^ (texts[i] == null ? numbers[i] : hash(texts[i])));
        }
        return sum;
    }

    /** FNV-1a of the characters, 64 bits. */
    private static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long mixed = value + SEED;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
