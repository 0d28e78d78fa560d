package io.tickring.engine.explain;

import io.tickring.engine.market.Market;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.RejectReason;
import java.util.Locale;
import java.util.Map;

/**
 * Why ticks are rejected.
 *
 * @param text    what the rule says
 * @param setting key of the setting it goes by, empty where it has none
 * @param value   of that setting when the tick was judged, empty where there is none
 */
public record Rule(String text, String setting, String value) {
    /**
     * @param settings in force, by key, as in the session marker
     * @param market   as it was defined then; decides which of the limits holds
     */
    public static Rule of(RejectReason reason, Map<String, String> settings, Market market) {
        return switch (reason) {
            case NONE -> plain("accepted");
            case UNDECODABLE -> plain("the frame cannot be read as a quote");
            case UNKNOWN_MARKET -> plain("the quote names a market that was never subscribed");
            case MISSING_FIELD -> plain("bid, ask or time is missing");
            case NON_POSITIVE -> plain("bid or ask is not above zero");
            case CROSSED -> plain("bid is above ask");
            case ABSURD_TIME -> plain("the time is not between 1990 and 2100");
            case INTERNAL_ERROR -> plain("a defect of the program met this tick");
            case ABOVE_MAXIMUM -> new Rule("bid or ask is above the market's highest price", "validation.maxPrice",
                    Decimal.text(market.maxPriceNanos(), Decimal.PRICE_SCALE));
            case FUTURE -> by("the time is further ahead of the market clock than these ms", "validation.futureMs",
                    settings);
            case DUPLICATE -> by("time, prices and sizes are those of the market's tick before",
                    "validation.duplicates", settings);
            case SPIKE -> by("the mid is further from the last accepted one than this share, in 1e-6",
                    "validation.spikeLimitPpm." + market.assetClass().name().toLowerCase(Locale.ROOT), settings);
        };
    }

    private static Rule plain(String text) {
        return new Rule(text, "", "");
    }

    private static Rule by(String text, String key, Map<String, String> settings) {
        return new Rule(text, key, settings.getOrDefault(key, ""));
    }
}
