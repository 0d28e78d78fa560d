package io.tickring.simulator.history;

import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.order.Direction;
import io.tickring.simulator.order.Protection;
import java.math.BigDecimal;
import java.util.List;

/**
 * What became of a request to deal.
 *
 * @param timeMs       simulated time, epoch ms
 * @param status       {@code OPEN}, {@code CLOSED}, {@code AMENDED}, {@code DELETED} or {@code PARTIALLY_CLOSED}
 * @param rejectReason null when it was accepted
 * @param levelPoints  0 when it was rejected
 * @param profit       realised, null when nothing was closed
 * @param currency     of the profit
 */
public record Confirm(long timeMs, String status, String rejectReason, Instrument instrument, String dealReference,
                      String dealId, List<Affected> affected, long levelPoints, BigDecimal size, Direction direction,
                      Protection protection, BigDecimal profit, String currency) {

    /** A position or order that was touched, and what it is now. */
    public record Affected(String dealId, String status) {
    }

    public boolean isRejected() {
        return rejectReason != null;
    }
}
