package io.tickring.feed.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the venue says of one market beside its quotes.
 *
 * @param epic      the venue's name of it
 * @param name      for people
 * @param type      for example SHARES
 * @param currency  ISO code, empty where not told
 * @param decimals  digits behind the point
 * @param status    for example TRADEABLE, empty where not told
 * @param bid       at the time of asking, where there is one
 * @param offer     at the time of asking, where there is one
 * @param netChange of the price since the last close, where the venue tells it
 */
public record MarketDetails(
        String epic, String name, String type, String currency, int decimals, String status, Optional<BigDecimal> bid,
        Optional<BigDecimal> offer, Optional<BigDecimal> netChange) {
    private static final int USUAL_DECIMALS = 5;

    static MarketDetails from(JsonNode market) {
        JsonNode instrument = market.path("instrument");
        JsonNode snapshot = market.path("snapshot");
        String epic = instrument.path("epic").asText("");
        return new MarketDetails(epic, instrument.path("name").asText(epic), instrument.path("type").asText(""),
                instrument.path("currency").asText(""),
                snapshot.path("decimalPlacesFactor").asInt(USUAL_DECIMALS), snapshot.path("marketStatus").asText(""),
                decimal(snapshot.path("bid")), decimal(snapshot.path("offer")), decimal(snapshot.path("netChange")));
    }

    static Optional<BigDecimal> decimal(JsonNode value) {
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }
}
