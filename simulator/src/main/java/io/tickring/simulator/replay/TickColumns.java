package io.tickring.simulator.replay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where the columns of a tick file stand, and their bytes in the row that was split last. Not thread-safe. */
final class TickColumns {
    private static final int MOST_TIME_DIGITS = 18;

    private final Field[] fields;
    private final Field time;
    private final Field symbol;
    private final Field bid;
    private final Field ask;
    private final Field bidSize;
    private final Field askSize;

    /** The bytes of one column, and the number they were last parsed to. */
    static final class Field {
        final DecimalText number = new DecimalText();
        int from;
        int to;
    }

    private TickColumns(List<String> header) {
        fields = new Field[header.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = new Field();
        }
        int timeColumn = header.contains("epoch_ms") ? header.indexOf("epoch_ms") : header.indexOf("timestamp");
        time = field(timeColumn);
        symbol = field(header.indexOf("symbol"));
        bid = field(header.indexOf("bid"));
        ask = field(header.indexOf("ask"));
        bidSize = field(header.indexOf("bid_size"));
        askSize = field(header.indexOf("ask_size"));
    }

    private Field field(int column) {
        return column < 0 ? null : fields[column];
    }

    /** @return the columns, empty when one that is needed is missing */
    static Optional<TickColumns> of(List<String> header) {
        TickColumns columns = new TickColumns(header);
        boolean complete = columns.time != null && columns.symbol != null && columns.bid != null
                && columns.ask != null;
        return complete ? Optional.of(columns) : Optional.empty();
    }

    int count() {
        return fields.length;
    }

    /** @return whether the row has as many columns as the header */
    boolean split(byte[] row, int length) {
        int column = 0;
        int from = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || row[i] == ',') {
                if (column == fields.length) {
                    return false;
                }
                fields[column].from = from;
                fields[column].to = i;
                column++;
                from = i + 1;
            }
        }
        return column == fields.length;
    }

    OptionalLong timeMs(byte[] row) {
        int digits = time.to - time.from;
        long value = 0;
        for (int i = time.from; i < time.to; i++) {
            if (row[i] < '0' || row[i] > '9' || digits > MOST_TIME_DIGITS) {
                return isoTimeMs(row);
            }
            value = value * 10 + row[i] - '0';
        }
        return digits == 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private OptionalLong isoTimeMs(byte[] row) {
        String text = new String(row, time.from, time.to - time.from, StandardCharsets.US_ASCII);
        try {
            return OptionalLong.of(Instant.parse(text).toEpochMilli());
        } catch (DateTimeParseException otherForm) {
            return OptionalLong.empty();
        }
    }

    Field symbol() {
        return symbol;
    }

    Field bid() {
        return bid;
    }

    Field ask() {
        return ask;
    }

    boolean hasSizes() {
        return bidSize != null && askSize != null;
    }

    Field bidSize() {
        return bidSize;
    }

    Field askSize() {
        return askSize;
    }
}
