package io.tickring.feed.api.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tickring.feed.api.deal.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Something that happened on the account. It may appear up to a minute after it did.
 *
 * @param date   in the account's own time
 * @param utc    the same moment
 * @param source CLOSE_OUT, DEALER, SL, SYSTEM, TP or USER
 * @param type   POSITION, WORKING_ORDER, EDIT_STOP_AND_LIMIT, SWAP or SYSTEM
 * @param status ACCEPTED, CREATED, EXECUTED, EXPIRED, REJECTED, MODIFIED, MODIFY_REJECT, CANCELLED, CANCEL_REJECT or
 *               UNKNOWN
 */
public record Activity(
        Optional<LocalDateTime> date, @JsonProperty("dateUTC") Optional<Instant> utc, Optional<String> epic,
        Optional<String> dealId, Optional<String> source, Optional<String> type, Optional<String> status,
        Optional<Details> details) {
    /**
     * Given where they were asked for.
     *
     * @param level empty or 0 on some closes
     */
    public record Details(
            Optional<String> dealReference, Optional<String> marketName, Optional<String> currency,
            Optional<BigDecimal> size, Optional<Direction> direction, Optional<BigDecimal> level,
            boolean guaranteedStop) {
    }
}
