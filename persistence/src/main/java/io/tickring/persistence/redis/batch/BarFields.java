package io.tickring.persistence.redis.batch;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.tick.Decimal;

/** A bar as names and values in turn. Prices are decimals, times epoch ms of the venue. */
final class BarFields {
    private BarFields() {
    }

    static String[] of(Bar bar) {
        return new String[] {
            "openTimeMs", Long.toString(bar.openTimeMs),
            "bidOpen", price(bar.bidOpen), "bidHigh", price(bar.bidHigh),
            "bidLow", price(bar.bidLow), "bidClose", price(bar.bidClose),
            "askOpen", price(bar.askOpen), "askHigh", price(bar.askHigh),
            "askLow", price(bar.askLow), "askClose", price(bar.askClose),
            "ticks", Integer.toString(bar.ticks), "meanSpread", price(bar.meanSpreadNanos()),
            "firstTickMs", Long.toString(bar.firstTickMs), "lastTickMs", Long.toString(bar.lastTickMs),
            "revision", Integer.toString(bar.revision)};
    }

    /** @return the fields as a JSON object of numbers */
    static String json(String[] fields) {
        StringBuilder json = new StringBuilder(320).append('{');
        for (int i = 0; i < fields.length; i += 2) {
            json.append(i == 0 ? "\"" : ",\"").append(fields[i]).append("\":").append(fields[i + 1]);
        }
        return json.append('}').toString();
    }

    private static String price(long nanos) {
        return Decimal.text(nanos, Decimal.PRICE_SCALE);
    }
}
