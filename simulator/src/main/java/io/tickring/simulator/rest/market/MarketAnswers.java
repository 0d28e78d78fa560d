package io.tickring.simulator.rest.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** Bodies of the market endpoints, in the broker's order of keys. What is null is left out. */
public final class MarketAnswers {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Flat(String instrumentName, long instrumentId, String expiry, String epic, String symbol,
                String instrumentType, String marketStatus, int lotSize, Double high, Double low,
                Double percentageChange, Double netChange, Double bid, Double offer, String updateTime,
                String updateTimeUTC, int delayTime, boolean streamingPricesAvailable, int scalingFactor,
                List<String> marketModes, Integer pipPosition, Double tickSize) {

        /** @return the same without the two keys that are missing beside a working order */
        public Flat besideOrder() {
            return new Flat(instrumentName, instrumentId, expiry, epic, symbol, instrumentType, marketStatus, lotSize,
                    high, low, percentageChange, netChange, bid, offer, updateTime, updateTimeUTC, delayTime,
                    streamingPricesAvailable, scalingFactor, marketModes, null, null);
        }
    }

    record FlatList(List<Flat> markets) {
    }

    record Overnight(double longRate, double shortRate, long swapChargeTimestamp, int swapChargeInterval) {
    }

    record InstrumentPart(String epic, String symbol, String expiry, String name, int lotSize, String type,
                          boolean guaranteedStopAllowed, boolean streamingPricesAvailable, String currency,
                          int marginFactor, String marginFactorUnit, Map<String, Object> openingHours, String country,
                          Overnight overnightFee) {
    }

    record Rule(String unit, Number value) {
    }

    record DealingRules(Rule minStepDistance, Rule minDealSize, Rule maxDealSize, Rule minSizeIncrement,
                        Rule minGuaranteedStopDistance, Rule minStopOrProfitDistance, Rule maxStopOrProfitDistance,
                        String marketOrderPreference, String trailingStopsPreference) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Snapshot(String marketStatus, Double netChange, Double percentageChange, String updateTime, int delayTime,
                    Double bid, Double offer, Double high, Double low, int decimalPlacesFactor, int scalingFactor,
                    List<String> marketModes) {
    }

    record Details(InstrumentPart instrument, DealingRules dealingRules, Snapshot snapshot) {
    }

    record DetailsList(List<Details> marketDetails) {
    }

    record Side(double bid, double ask) {
    }

    record Price(String snapshotTime, String snapshotTimeUTC, Side openPrice, Side closePrice, Side highPrice,
                 Side lowPrice, long lastTradedVolume) {
    }

    record Prices(List<Price> prices, String instrumentType, double tickSize, int pipPosition) {
    }

    private MarketAnswers() {
    }
}
