package io.tickring.persistence.history.archived;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.bars.Bar;
import io.tickring.persistence.history.catalog.StoredFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** How columns of the archive become the numbers of the journal. */
final class Columns {
    private static final List<String> PRICES = List.of("bid_open", "bid_high", "bid_low", "bid_close",
            "ask_open", "ask_high", "ask_low", "ask_close");

    private Columns() {
    }

    static String bars(StoredFile file) {
        return "symbol, epoch_ms(open_time), provenance, revision, " + prices(file) + ", ticks, volume, "
                + scaled("spread_sum", 9) + ", epoch_ms(first_tick), epoch_ms(last_tick), sequence";
    }

    static String days(StoredFile file) {
        return "symbol, epoch_ms(open_time), " + prices(file) + ", volume";
    }

    static String ticks(StoredFile file) {
        return "symbol, sequence, epoch_ms(exchange_time), epoch_ns(receive_time), " + nanos("bid", file) + ", "
                + nanos("ask", file) + ", " + scaled("bid_size", 6) + ", " + scaled("ask_size", 6) + ", marks";
    }

    static String rejects(StoredFile file) {
        return "symbol, sequence, epoch_ms(market_time), exchange_ms, epoch_ns(receive_time), " + nanos("bid", file)
                + ", " + nanos("ask", file) + ", " + scaled("bid_size", 6) + ", " + scaled("ask_size", 6)
                + ", marks, reason, decode_fault";
    }

    /** @return the eight prices of a bar, as nanos */
    private static String prices(StoredFile file) {
        return PRICES.stream().map(column -> nanos(column, file)).collect(Collectors.joining(", "));
    }

    /** @return a price as nanos, exactly; rounding a double takes a tenth of the time */
    static String nanos(String column, StoredFile file) {
        return file.hasDoublePrices() ? "CAST(round(" + column + " * 1e9) AS BIGINT)" : scaled(column, 9);
    }

    /** @return a decimal number in units of its last digit, whether it is kept as a double or as a decimal */
    static String scaled(String column, int digits) {
        return "CAST(CAST(" + column + " AS DECIMAL(28, " + digits + ")) * 1" + "0".repeat(digits) + " AS BIGINT)";
    }

    static void readPrices(ResultSet row, int first, Bar into) throws SQLException {
        into.bidOpen = row.getLong(first);
        into.bidHigh = row.getLong(first + 1);
        into.bidLow = row.getLong(first + 2);
        into.bidClose = row.getLong(first + 3);
        into.askOpen = row.getLong(first + 4);
        into.askHigh = row.getLong(first + 5);
        into.askLow = row.getLong(first + 6);
        into.askClose = row.getLong(first + 7);
    }

    /** @return the venue's bar of these prices */
    static Bar venueBar(Bar bar, VenueResolution resolution, long volume) {
        return new VenueBar(bar.market, resolution, bar.openTimeMs, bar.bidOpen, bar.bidHigh, bar.bidLow,
                bar.bidClose, bar.askOpen, bar.askHigh, bar.askLow, bar.askClose, volume).toBar();
    }
}
