package io.tickring.daemon.csv;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;

/** Which column of a tick file holds what. */
record Columns(List<String> names, int time, int symbol, int bid, int ask, int bidSize, int askSize) {
    static final int NONE = -1;
    /** The highest that still fits a {@code long} in ns. */
    static final long MAX_EPOCH_MS = Long.MAX_VALUE / 1_000_000;
    static final String EXAMPLE = "epoch_ms,symbol,bid,ask";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static Columns ofHeader(String header, String fileName) {
        List<String> names = List.of(header.replace(BYTE_ORDER_MARK, "").trim().split(","));
        int time = names.contains("epoch_ms") ? names.indexOf("epoch_ms") : names.indexOf("timestamp");
        Columns columns = new Columns(names, time, names.indexOf("symbol"), names.indexOf("bid"),
                names.indexOf("ask"), names.indexOf("bid_size"), names.indexOf("ask_size"));
        columns.require(fileName);
        return columns;
    }

    private void require(String fileName) {
        if (time == NONE || symbol == NONE || bid == NONE || ask == NONE) {
            throw new OperatorException(ExitCode.FAILED, fileName + ":1: expected a header with epoch_ms (or "
                    + "timestamp), symbol, bid and ask, such as " + EXAMPLE + ", found '"
                    + Excerpt.of(String.join(",", names)) + "'");
        }
    }

    int count() {
        return names.size();
    }

    String name(int column) {
        return names.get(column);
    }

    /** @throws IllegalArgumentException where the text is no time */
    static long parseTime(String text) {
        try {
            return text.matches("-.*|\\d+") ? epochMs(text) : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A time beyond any calendar is for the validator to reject; one with digits to spare is no epoch ms at all. */
    private static long epochMs(String text) {
        long value = Long.parseLong(text);
        if (value / 10 > MAX_EPOCH_MS) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
