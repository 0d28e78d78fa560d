package io.tickring.simulator.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads ticks from CSV one row at a time: columns by header, {@code epoch_ms} or {@code timestamp}, {@code symbol},
 * {@code bid}, {@code ask} and, where they are, {@code bid_size} and {@code ask_size}. Holds one row. Not thread-safe.
 */
final class TickReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_ROW = 4_096;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] row = new byte[LONGEST_ROW];
    private final TickColumns columns;
    private int position;
    private int limit;
    private int length;
    private long line;

    TickReader(Path file) throws IOException {
        this.file = file;
        this.in = open(file);
        try {
            this.columns = header();
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": expected a file of ticks, found none");
        }
        InputStream raw = Files.newInputStream(file);
        try {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(raw, BUFFER)
                    : new BufferedInputStream(raw, BUFFER);
        } catch (IOException e) {
            raw.close();
            throw new IOException(file + ": expected a gzip file: " + e.getMessage(), e);
        }
    }

    private TickColumns header() throws IOException {
        if (!readRow()) {
            throw wrong("a header with the columns epoch_ms,symbol,bid,ask");
        }
        return TickColumns.of(List.of(text(0, length).split(",", -1)))
                .orElseThrow(() -> wrong("the columns epoch_ms,symbol,bid,ask"));
    }

    /** @return whether there was another row; empty lines are passed over */
    boolean next() throws IOException {
        do {
            if (!readRow()) {
                return false;
            }
        } while (length == 0);
        if (!columns.split(row, length)) {
            throw wrong(columns.count() + " columns");
        }
        return true;
    }

    long timeMs() throws IOException {
        return columns.timeMs(row).orElseThrow(() -> wrong("a time as epoch ms or ISO 8601"));
    }

    TickColumns.Field symbol() {
        return columns.symbol();
    }

    DecimalText bid() throws IOException {
        return number(columns.bid(), "bid");
    }

    DecimalText ask() throws IOException {
        return number(columns.ask(), "ask");
    }

    boolean hasSizes() {
        return columns.hasSizes();
    }

    DecimalText bidSize() throws IOException {
        return number(columns.bidSize(), "bid_size");
    }

    DecimalText askSize() throws IOException {
        return number(columns.askSize(), "ask_size");
    }

    byte[] row() {
        return row;
    }

    private DecimalText number(TickColumns.Field field, String name) throws IOException {
        if (!field.number.parse(row, field.from, field.to)) {
            throw wrong("a decimal number as " + name);
        }
        return field.number;
    }

    private IOException wrong(String expected) {
        return new IOException(file + ":" + Math.max(line, 1) + ": expected " + expected);
    }

    private boolean readRow() throws IOException {
        length = 0;
        while (position < limit || fill()) {
            byte next = buffer[position++];
            if (next == '\n') {
                line++;
                return true;
            }
            if (next != '\r') {
                if (length == LONGEST_ROW) {
                    line++;
                    throw wrong("a row of at most " + LONGEST_ROW + " bytes");
                }
                row[length++] = next;
            }
        }
        line += length > 0 ? 1 : 0;
        return length > 0;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    private String text(int from, int to) {
        return new String(Arrays.copyOfRange(row, from, to), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
