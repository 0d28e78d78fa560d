package io.tickring.feed.api.market;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a market is, whatever its quotes.
 *
 * @param epic                  the venue's name of it
 * @param symbol                another name, for people
 * @param type                  SHARES, CURRENCIES, INDICES, CRYPTOCURRENCIES or COMMODITIES
 * @param guaranteedStopAllowed {@code controlledRiskAllowed} until 2022
 * @param currency              ISO code
 * @param marginFactor          in {@code marginFactorUnit}, for example 5 PERCENTAGE
 */
public record Instrument(
        String epic, Optional<String> symbol, Optional<String> expiry, Optional<String> name,
        Optional<BigDecimal> lotSize, Optional<String> type,
        @JsonAlias("controlledRiskAllowed") Optional<Boolean> guaranteedStopAllowed,
        Optional<Boolean> streamingPricesAvailable, Optional<String> currency, Optional<BigDecimal> marginFactor,
        Optional<String> marginFactorUnit, Optional<OpeningHours> openingHours, Optional<String> country,
        Optional<OvernightFee> overnightFee) {
    public Instrument {
        Objects.requireNonNull(epic, "epic");
    }

    /**
     * What a position costs or earns when it is held over the charge.
     *
     * @param longRate        of a bought position, percent of its value; negative is paid
     * @param shortRate       of a sold position, percent of its value; negative is paid
     * @param nextCharge      when it is charged next
     * @param intervalMinutes between two charges
     */
    public record OvernightFee(
            Optional<BigDecimal> longRate, Optional<BigDecimal> shortRate,
            @JsonProperty("swapChargeTimestamp") Optional<Instant> nextCharge,
            @JsonProperty("swapChargeInterval") Optional<Integer> intervalMinutes) {
    }
}
