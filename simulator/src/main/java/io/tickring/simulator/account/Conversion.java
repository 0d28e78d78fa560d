package io.tickring.simulator.account;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;

/** Money of one currency as money of another, at rates that never move: those of November 2026. */
public final class Conversion {
    private static final MathContext DIGITS = MathContext.DECIMAL64;
    private static final Map<String, BigDecimal> DOLLARS = Map.ofEntries(rate("USD", "1"), rate("EUR", "1.1528"),
            rate("GBP", "1.3105"), rate("JPY", "0.0064"), rate("CHF", "1.2560"), rate("AUD", "0.6540"),
            rate("CAD", "0.7130"), rate("NZD", "0.5690"), rate("HKD", "0.1286"), rate("CNH", "0.1405"));

    private Conversion() {
    }

    private static Map.Entry<String, BigDecimal> rate(String currency, String dollars) {
        return Map.entry(currency, new BigDecimal(dollars));
    }

    /** @return units of {@code to} for one of {@code from}; a currency that is not known counts as dollars */
    public static BigDecimal rateOf(String from, String to) {
        return from.equals(to) ? BigDecimal.ONE : dollars(from).divide(dollars(to), DIGITS);
    }

    private static BigDecimal dollars(String currency) {
        return DOLLARS.getOrDefault(currency, BigDecimal.ONE);
    }
}
