package io.tickring.persistence.archive.table;

import static io.tickring.persistence.archive.table.Column.code;
import static io.tickring.persistence.archive.table.Column.count;
import static io.tickring.persistence.archive.table.Column.price;
import static io.tickring.persistence.archive.table.Column.size;
import static io.tickring.persistence.archive.table.Column.text;
import static io.tickring.persistence.archive.table.Column.time;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * The tables of the archive. Each is sorted by {@code symbol}, its time and {@code sequence}. Column names and types
 * are the archive's format ({@code docs/data.md}): columns may be added, none changes its meaning.
 */
public enum Dataset {
    /** Accepted ticks. */
    TICKS("ticks", Partition.DAY, "exchange_time", List.of(), List.of(
            text("symbol"), time("exchange_time"), time("receive_time"), count("sequence"), price("bid"), price("ask"),
            size("bid_size"), size("ask_size"), code("marks"))),
    /** Minute bars: one row for a market, a minute and a provenance, in its last revision. */
    BARS("bars", Partition.DAY, "open_time", List.of("symbol", "open_time", "provenance"), List.of(
            text("symbol"), time("open_time"), text("provenance"), code("revision"), price("bid_open"),
            price("bid_high"), price("bid_low"), price("bid_close"), price("ask_open"), price("ask_high"),
            price("ask_low"), price("ask_close"), count("ticks"), count("volume"),
            new Column("spread_sum", ColumnType.PRICE_SUM), time("first_tick"), time("last_tick"),
            count("sequence"))),
    /** Ticks that were not accepted, with the frame as it came. */
    REJECTS("rejects", Partition.DAY, "market_time", List.of(), List.of(
            text("symbol"), time("market_time"), time("receive_time"), count("exchange_ms"), count("sequence"),
            price("bid"), price("ask"), size("bid_size"), size("ask_size"), code("marks"), text("reason"),
            text("decode_fault"), new Column("frame", ColumnType.BYTES), new Column("frame_cut", ColumnType.FLAG))),
    /** Times without data, as they were journaled: one record where a gap begins, and one or more where it ends. */
    GAPS("gaps", Partition.DAY, "from_time", List.of(), List.of(
            text("symbol"), time("from_time"), time("to_time"), text("reason"), time("market_time"),
            time("receive_time"), count("sequence"))),
    /** The venue's own daily bars. */
    DAYS("days", Partition.YEAR, "open_time", List.of("symbol", "open_time"), List.of(
            text("symbol"), time("open_time"), price("bid_open"), price("bid_high"), price("bid_low"),
            price("bid_close"), price("ask_open"), price("ask_high"), price("ask_low"), price("ask_close"),
            count("volume"), count("sequence"))),
    /** What became of the wish to have the venue's bars of a stretch of time. */
    SPANS("spans", Partition.YEAR, "reported_time", List.of(), List.of(
            text("symbol"), text("resolution"), text("kind"), time("from_time"), time("to_time"), count("bars"),
            time("reported_time"), count("sequence")));

    /** Which time one file covers. */
    enum Partition { DAY, YEAR }

    private final String directory;
    private final Partition partition;
    private final String timeColumn;
    private final List<String> key;
    private final List<Column> columns;

    Dataset(String directory, Partition partition, String timeColumn, List<String> key, List<Column> columns) {
        this.directory = directory;
        this.partition = partition;
        this.timeColumn = timeColumn;
        this.key = key;
        this.columns = columns;
    }

    /** @return its name, which is that of its directory in the archive */
    @JsonValue
    public String directory() {
        return directory;
    }

    Partition partition() {
        return partition;
    }

    /** @return whether its files hold a year and not a day */
    public boolean isYearly() {
        return partition == Partition.YEAR;
    }

    /** @return the column by which it is sorted behind the symbol, and which decides on the file */
    public String timeColumn() {
        return timeColumn;
    }

    /** @return the columns in which no two rows are equal: the later word counts; empty where every record counts */
    public List<String> key() {
        return key;
    }

    public List<Column> columns() {
        return columns;
    }

    /**
     * @return the place of a column
     * @throws IllegalArgumentException where there is none of this name
     */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException(directory + " has no column " + column);
    }

    /** @return the dataset of this directory */
    public static Optional<Dataset> of(String directory) {
        for (Dataset dataset : values()) {
            if (dataset.directory.equals(directory)) {
                return Optional.of(dataset);
            }
        }
        return Optional.empty();
    }
}
