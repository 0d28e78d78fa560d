package io.tickring.feed.dealing;

import static java.util.Optional.empty;

import io.tickring.feed.api.account.Activity;
import io.tickring.feed.api.deal.Confirmation;
import io.tickring.feed.api.deal.Confirmation.AffectedDeal;
import io.tickring.feed.api.deal.Direction;
import io.tickring.feed.api.deal.NewWorkingOrder;
import io.tickring.feed.api.deal.Position;
import io.tickring.feed.api.deal.WorkingOrder;
import io.tickring.feed.api.market.MarketSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records as the venue's answers make them, with what matters to a deal. */
final class Payloads {
    private static final BigDecimal LEVEL = new BigDecimal("4048.38");

    private Payloads() {
    }

    static Position position(
            String dealId, String orderId, Direction direction, String epic, BigDecimal size, Instant created) {
        return new Position(new Position.Holding(empty(), empty(), Optional.of(created), dealId,
                Optional.of("p_" + dealId), Optional.of(orderId), size, empty(), empty(), direction,
                Optional.of(LEVEL), empty(), false, empty(), empty(), empty(), empty()), market(epic));
    }

    static WorkingOrder order(String dealId, NewWorkingOrder wanted, Instant created) {
        return new WorkingOrder(new WorkingOrder.Terms(dealId, wanted.direction(), wanted.epic(), wanted.size(),
                empty(), Optional.of(wanted.level()), empty(), empty(), empty(), empty(), Optional.of(created), false,
                Optional.of(wanted.type()), empty(), empty(), empty(), empty(), empty(), empty()),
                market(wanted.epic()));
    }

    static Activity activity(
            String dealId, String type, Direction direction, String epic, BigDecimal size, Instant time) {
        return new Activity(empty(), Optional.of(time), Optional.of(epic), Optional.of(dealId), Optional.of("USER"),
                Optional.of(type), Optional.of("ACCEPTED"), Optional.of(new Activity.Details(Optional.of("p_" + dealId),
                        empty(), empty(), Optional.of(size), Optional.of(direction), Optional.of(LEVEL), false)));
    }

    static Confirmation opened(
            String reference, String orderId, Direction direction, BigDecimal size, List<String> ids, Instant time) {
        return confirmation(reference, "OPEN", orderId, affected(ids, "OPENED"), Optional.of(size),
                Optional.of(direction), time);
    }

    static Confirmation closed(String reference, String dealId, BigDecimal size, Instant time) {
        return confirmation(reference, "CLOSED", dealId, affected(List.of(dealId), "FULLY_CLOSED"), Optional.of(size),
                empty(), time);
    }

    static Confirmation deleted(String reference, String dealId, Instant time) {
        return confirmation(reference, "DELETED", dealId, affected(List.of(dealId), "DELETED"), empty(), empty(), time);
    }

    static Confirmation rejection(String reference, String dealId, Instant time) {
        return confirmation(reference, "DELETED", dealId, List.of(), empty(), empty(), time);
    }

    private static Confirmation confirmation(
            String reference, String status, String dealId, List<AffectedDeal> affected, Optional<BigDecimal> size,
            Optional<Direction> direction, Instant time) {
        boolean rejected = affected.isEmpty();
        return new Confirmation(Optional.of(time), Optional.of(status), empty(),
                rejected ? Optional.of("RC_NOT_ENOUGH_MARGIN") : empty(),
                Optional.of(rejected ? "REJECTED" : "ACCEPTED"), empty(), reference, Optional.of(dealId), affected,
                Optional.of(LEVEL), size, direction, false, false, empty(), empty(), empty(), empty(), empty(),
                empty());
    }

    private static List<AffectedDeal> affected(List<String> ids, String status) {
        return ids.stream().map(id -> new AffectedDeal(id, Optional.of(status))).toList();
    }

    private static MarketSummary market(String epic) {
        return new MarketSummary(empty(), empty(), empty(), epic, empty(), empty(), empty(), empty(), empty(), empty(),
                empty(), empty(), empty(), empty(), empty(), empty(), empty(), empty(), empty(), List.of(), empty(),
                empty());
    }
}
