package io.tickring.persistence.history.archived;

import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Which rows are wanted.
 *
 * @param symbols       markets; empty for all
 * @param fromMs        the venue's time, epoch ms, inclusive
 * @param toMs          the venue's time, epoch ms, exclusive
 * @param afterSequence only rows behind this place in the journal
 * @param toSequence    only rows up to this place, inclusive
 */
public record RowFilter(Collection<String> symbols, long fromMs, long toMs, long afterSequence, long toSequence) {
    /** The engine's own limits of a time lie far beyond any market. */
    private static final long LARGEST_MS = 8_000_000_000_000_000L;

    public RowFilter {
        symbols = List.copyOf(symbols);
    }

    /** @return all rows of a time */
    public static RowFilter of(Collection<String> symbols, long fromMs, long toMs) {
        return new RowFilter(symbols, fromMs, toMs, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    String where(String time) {
        return " WHERE " + within(time) + rest();
    }

    /** @param epochMs a column with a number of ms, of which it is enough that it is within the time */
    String whereEither(String time, String epochMs) {
        return " WHERE (" + within(time) + " OR " + epochMs + " >= " + fromMs + " AND " + epochMs + " < " + toMs + ")"
                + rest();
    }

    private String within(String time) {
        return time + " >= make_timestamptz(" + clippedUs(fromMs) + ") AND " + time + " < make_timestamptz("
                + clippedUs(toMs) + ")";
    }

    private String rest() {
        StringJoiner all = new StringJoiner(" AND ", " AND ", "").setEmptyValue("");
        if (!symbols.isEmpty()) {
            all.add("symbol IN " + symbols.stream().map(symbol -> "'" + symbol.replace("'", "''") + "'")
                    .collect(Collectors.joining(", ", "(", ")")));
        }
        if (afterSequence != Long.MIN_VALUE) {
            all.add("sequence > " + afterSequence);
        }
        if (toSequence != Long.MAX_VALUE) {
            all.add("sequence <= " + toSequence);
        }
        return all.toString();
    }

    private static long clippedUs(long timeMs) {
        return Math.max(-LARGEST_MS, Math.min(LARGEST_MS, timeMs)) * 1_000;
    }
}
