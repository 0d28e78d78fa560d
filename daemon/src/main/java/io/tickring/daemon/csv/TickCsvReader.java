package io.tickring.daemon.csv;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a file of ticks line by line into ring slots, at the speed of the ring: nothing is made of a line but the
 * slot's fields. One thread.
 *
 * <p>Columns by header: {@code epoch_ms} or {@code timestamp} (epoch ms or ISO 8601), {@code symbol}, {@code bid},
 * {@code ask} and, optionally, {@code bid_size} and {@code ask_size}; others are ignored. An empty field is absent, and
 * the validator judges it; a field that is no number is an error of the file.
 */
public final class TickCsvReader {
    private static final int MAX_SYMBOL = 64;

    private final LineReader lines;
    private final String fileName;
    private final MarketTable markets;
    private final SymbolCache symbols;
    private final Columns columns;
    private final UsualLine usualLine;
    private final FieldCursor cursor = new FieldCursor();
    private final int[] starts;
    private final int[] ends;

    /**
     * Reads the header.
     *
     * @param in       the file, unpacked
     * @param fileName for messages
     * @param markets  gets the symbols of the file as they come
     * @throws OperatorException where the header lacks a column
     * @throws IOException       where the file cannot be read
     */
    public TickCsvReader(InputStream in, String fileName, MarketTable markets) throws IOException {
        this.lines = new LineReader(in);
        this.fileName = fileName;
        this.markets = markets;
        symbols = new SymbolCache(markets);
        if (!lines.next()) {
            throw new OperatorException(ExitCode.FAILED, fileName + ": is empty; expected a header such as "
                    + Columns.EXAMPLE);
        }
        columns = Columns.ofHeader(lines.text(), fileName);
        usualLine = new UsualLine(columns, symbols);
        starts = new int[columns.count() + 1];
        ends = new int[columns.count()];
    }

    /**
     * Fills the slot with the next line, but for the frame: see {@link #copyLine}.
     *
     * @return false at the end of the file
     * @throws OperatorException for a line that is no tick, naming file and line
     * @throws IOException       where the file cannot be read
     */
    public boolean next(TickEvent slot) throws IOException {
        return usualLine.read(lines, slot) || readAny(slot);
    }

    private boolean readAny(TickEvent slot) throws IOException {
        do {
            if (!lines.next()) {
                return false;
            }
        } while (lines.length() == 0);
        split();
        slot.clearTick();
        slot.exchangeTimeMs = time(columns.time());
        slot.receiveTimeNs = receiveTimeNs(slot.exchangeTimeMs);
        slot.market = market(columns.symbol());
        slot.bidNanos = decimal(columns.bid(), Decimal.PRICE_SCALE);
        slot.askNanos = decimal(columns.ask(), Decimal.PRICE_SCALE);
        slot.bidSizeMicros = optionalSize(columns.bidSize());
        slot.askSizeMicros = optionalSize(columns.askSize());
        return true;
    }

    /**
     * Copies the line that was read last, as far as a slot keeps it.
     *
     * @return bytes copied, at most {@link TickEvent#FRAME_BYTES}
     */
    public int copyLine(byte[] into, int at) {
        int length = Math.min(lines.length(), TickEvent.FRAME_BYTES);
        System.arraycopy(lines.bytes(), lines.start(), into, at, length);
        return length;
    }

    /** @return whether the line that was read last is longer than what {@link #copyLine} copies */
    public boolean lineIsCut() {
        return lines.length() > TickEvent.FRAME_BYTES;
    }

    /** Passes once over the line's words: all commas of a word at a time. */
    private void split() {
        byte[] bytes = lines.bytes();
        int end = lines.end();
        int column = 0;
        starts[0] = lines.start();
        for (int at = lines.start(); at < end; at += Long.BYTES) {
            for (long commas = Words.matches(Words.at(bytes, at), ','); commas != 0; commas &= commas - 1) {
                int comma = at + Words.first(commas);
                if (comma >= end) {
                    break;
                }
                endColumn(column++, comma);
            }
        }
        endColumn(column++, end);
        if (column != ends.length) {
            throw broken("expected " + ends.length + " columns, found " + column);
        }
    }

    private void endColumn(int column, int end) {
        if (column < ends.length) {
            ends[column] = end;
            starts[column + 1] = end + 1;
        }
    }

    private long time(int column) {
        cursor.move(lines.bytes(), starts[column]);
        long time = cursor.integer();
        if (time != FieldCursor.UNUSUAL && time <= Columns.MAX_EPOCH_MS && cursor.at() == ends[column]) {
            return time;
        }
        return starts[column] == ends[column] ? TickEvent.ABSENT : rareTime(column);
    }

    private long rareTime(int column) {
        try {
            return Columns.parseTime(field(column));
        } catch (IllegalArgumentException e) {
            throw broken("expected epoch ms or ISO 8601 in column " + columns.name(column) + ", found '"
                    + Excerpt.of(field(column)) + "'");
        }
    }

    private static long receiveTimeNs(long exchangeTimeMs) {
        return exchangeTimeMs >= 0 && exchangeTimeMs <= Columns.MAX_EPOCH_MS ? exchangeTimeMs * 1_000_000 : 0;
    }

    private int market(int column) {
        int known = symbols.find(lines.bytes(), starts[column], ends[column]);
        return known != TickEvent.UNKNOWN_MARKET ? known : newMarket(column);
    }

    private int newMarket(int column) {
        String symbol = field(column);
        if (symbol.isEmpty() || symbol.length() > MAX_SYMBOL || symbol.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw broken("expected a symbol in column " + columns.name(column) + ", found '"
                    + Excerpt.of(symbol) + "'");
        }
        return markets.define(Market.bare(0, symbol)).number();
    }

    private long optionalSize(int column) {
        return column == Columns.NONE ? TickEvent.ABSENT : decimal(column, Decimal.SIZE_SCALE);
    }

    private long decimal(int column, int scale) {
        if (starts[column] == ends[column]) {
            return TickEvent.ABSENT;
        }
        long value = Decimal.parse(lines.bytes(), starts[column], ends[column], scale);
        if (value == TickEvent.ABSENT) {
            throw broken("expected a decimal number in column " + columns.name(column) + ", found '"
                    + Excerpt.of(field(column)) + "'");
        }
        return value;
    }

    private String field(int column) {
        return new String(lines.bytes(), starts[column], ends[column] - starts[column], StandardCharsets.UTF_8);
    }

    private OperatorException broken(String fault) {
        return new OperatorException(ExitCode.FAILED, fileName + ":" + lines.number() + ": " + fault
                + "; nothing of the file was imported");
    }
}
