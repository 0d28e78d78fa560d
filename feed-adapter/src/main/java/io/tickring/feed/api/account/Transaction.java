package io.tickring.feed.api.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A movement of money on the account.
 *
 * @param date            in the account's own time
 * @param utc             the same moment
 * @param transactionType for example TRADE, SWAP, DEPOSIT or TRADE_COMMISSION
 * @param reference       of the movement, for people
 * @param size            amount in {@code currency}, which the venue writes as text
 */
public record Transaction(
        Optional<LocalDateTime> date, @JsonProperty("dateUtc") Optional<Instant> utc,
        Optional<String> instrumentName, Optional<String> transactionType, Optional<String> note,
        Optional<String> reference, Optional<BigDecimal> size, Optional<String> currency, Optional<String> status) {
    /**
     * Which transactions to give. Without a time: the last ten minutes.
     *
     * @param last counts only without dates
     * @param type one transaction type alone
     */
    public record Query(
            Optional<Instant> from, Optional<Instant> to, Optional<Duration> last, Optional<String> type) {
        /** @return all between the two moments */
        public static Query between(Instant from, Instant to) {
            return new Query(Optional.of(from), Optional.of(to), Optional.empty(), Optional.empty());
        }
    }
}
