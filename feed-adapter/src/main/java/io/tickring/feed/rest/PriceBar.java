package io.tickring.feed.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * One bar of the venue's history.
 *
 * @param openTimeMs first moment of the bar, epoch ms
 * @param volume     the venue's count of its own ticks, 0 where it tells none
 */
public record PriceBar(long openTimeMs, Side bid, Side ask, long volume) {
    /** The four prices of one side. */
    public record Side(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
    }

    /** @return the bar, or nothing where a price or the time is missing */
    static Optional<PriceBar> from(JsonNode bar) {
        try {
            LocalDateTime openTime = LocalDateTime.parse(bar.path("snapshotTimeUTC").asText());
            long openTimeMs = openTime.toInstant(ZoneOffset.UTC).toEpochMilli();
            long volume = bar.path("lastTradedVolume").asLong(0);
            return side(bar, "bid").flatMap(bid ->
                    side(bar, "ask").map(ask -> new PriceBar(openTimeMs, bid, ask, volume)));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Optional<Side> side(JsonNode bar, String side) {
        JsonNode open = bar.path("openPrice").path(side);
        JsonNode high = bar.path("highPrice").path(side);
        JsonNode low = bar.path("lowPrice").path(side);
        JsonNode close = bar.path("closePrice").path(side);
        boolean complete = open.isNumber() && high.isNumber() && low.isNumber() && close.isNumber();
        return complete
                ? Optional.of(new Side(open.decimalValue(), high.decimalValue(), low.decimalValue(),
                        close.decimalValue()))
                : Optional.empty();
    }
}
