package io.tickring.feed.api.deal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a deal.
 *
 * @param time          when, which the venue writes in UTC
 * @param status        OPEN, CLOSED, AMENDED, DELETED or PARTIALLY_CLOSED
 * @param reason        SUCCESS in 2022, nothing since
 * @param rejectReason  for example RC_NOT_ENOUGH_MARGIN
 * @param dealStatus    ACCEPTED or REJECTED
 * @param dealId        of the order; a rejected one has it too
 * @param affectedDeals the positions or orders that it made, changed or ended
 * @param level         price, 0 where rejected
 * @param direction     of a close: the closing side
 * @param profit        of a close, in {@code profitCurrency}
 */
public record Confirmation(
        @JsonProperty("date") Optional<Instant> time, Optional<String> status, Optional<String> reason,
        Optional<String> rejectReason, Optional<String> dealStatus, Optional<String> epic, String dealReference,
        Optional<String> dealId, List<AffectedDeal> affectedDeals, Optional<BigDecimal> level,
        Optional<BigDecimal> size, Optional<Direction> direction, boolean guaranteedStop, boolean trailingStop,
        Optional<BigDecimal> profit, Optional<String> profitCurrency, Optional<BigDecimal> stopLevel,
        Optional<BigDecimal> profitLevel, Optional<BigDecimal> stopDistance, Optional<BigDecimal> profitDistance) {
    public Confirmation {
        Objects.requireNonNull(dealReference, "dealReference");
    }

    /** @return whether the venue did what was asked */
    public boolean accepted() {
        return dealStatus.filter("ACCEPTED"::equals).isPresent();
    }

    /** @return whether the venue refused; neither this nor {@link #accepted()} says that it did not tell */
    public boolean rejected() {
        return dealStatus.filter("REJECTED"::equals).isPresent();
    }

    /** @param status OPENED, FULLY_CLOSED, PARTIALLY_CLOSED, AMENDED or DELETED */
    public record AffectedDeal(String dealId, Optional<String> status) {
    }
}
