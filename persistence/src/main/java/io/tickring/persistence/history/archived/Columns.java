package io.tickring.persistence.history.archived;

import io.tickring.engine.bars.Bar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** How columns of the archive become the numbers of the journal. */
final class Columns {
    private static final List<String> PRICES = List.of("bid_open", "bid_high", "bid_low", "bid_close",
            "ask_open", "ask_high", "ask_low", "ask_close");

    static final String BARS = "symbol, epoch_ms(open_time), provenance, revision, " + prices() + ", ticks, volume, "
            + nanos("spread_sum") + ", epoch_ms(first_tick), epoch_ms(last_tick), sequence";
    static final String DAYS = "symbol, epoch_ms(open_time), " + prices() + ", volume, sequence";
    static final String TICKS = "symbol, sequence, epoch_ms(exchange_time), epoch_ns(receive_time), " + nanos("bid")
            + ", " + nanos("ask") + ", " + micros("bid_size") + ", " + micros("ask_size") + ", marks";

    private Columns() {
    }

    /** @return the eight prices of a bar, as nanos */
    static String prices() {
        return PRICES.stream().map(Columns::nanos).collect(Collectors.joining(", "));
    }

    /** @return a price, whether it is kept as a double or as a decimal */
    static String nanos(String column) {
        return "CAST(CAST(" + column + " AS DECIMAL(28, 9)) * 1000000000 AS BIGINT)";
    }

    /** @return a size */
    static String micros(String column) {
        return "CAST(CAST(" + column + " AS DECIMAL(28, 6)) * 1000000 AS BIGINT)";
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
}
