package io.tickring.benchmarks.cache;

import io.lettuce.core.StreamMessage;
import io.tickring.engine.tick.TickEvent;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A tick as an entry of its market's stream, in numbers.
 *
 * @param idMs the first part of the id, our time in epoch ms
 */
record TickRow(
        long idMs, long sequence, long bidNanos, long askNanos, long bidSizeMicros, long askSizeMicros,
        long exchangeTimeMs) {
    private static final int PRICE_SCALE = 9;
    private static final int SIZE_SCALE = 6;

    static TickRow of(long idMs, long sequence, TickEvent tick) {
        return new TickRow(idMs, sequence, tick.bidNanos, tick.askNanos, tick.bidSizeMicros, tick.askSizeMicros,
                tick.exchangeTimeMs);
    }

    static TickRow of(StreamMessage<String, String> entry) {
        int dash = entry.getId().indexOf('-');
        Map<String, String> body = entry.getBody();
        return new TickRow(Long.parseLong(entry.getId().substring(0, dash)),
                Long.parseLong(entry.getId().substring(dash + 1)), scaled(body.get("b"), PRICE_SCALE),
                scaled(body.get("a"), PRICE_SCALE), scaled(body.get("bs"), SIZE_SCALE),
                scaled(body.get("as"), SIZE_SCALE), Long.parseLong(body.get("t")));
    }

    /** @return the same of the hash of a market's last quote */
    static TickRow ofQuote(Map<String, String> hash) {
        return new TickRow(Long.parseLong(hash.get("receiveTimeMs")), Long.parseLong(hash.get("sequence")),
                scaled(hash.get("bid"), PRICE_SCALE), scaled(hash.get("ask"), PRICE_SCALE),
                scaled(hash.get("bidSize"), SIZE_SCALE), scaled(hash.get("askSize"), SIZE_SCALE),
                Long.parseLong(hash.get("exchangeTimeMs")));
    }

    private static long scaled(String decimal, int digits) {
        return decimal.isEmpty() ? TickEvent.ABSENT : new BigDecimal(decimal).movePointRight(digits).longValueExact();
    }
}
