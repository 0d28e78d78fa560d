package io.tickring.simulator.trading;

import static io.tickring.simulator.trading.Floor.DOLLARS;
import static io.tickring.simulator.trading.Floor.GOLD;
import static io.tickring.simulator.trading.Floor.exits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.simulator.book.OpenPosition;
import io.tickring.simulator.book.WorkingOrder;
import io.tickring.simulator.history.Activity.Status;
import io.tickring.simulator.history.Confirm;
import io.tickring.simulator.order.Direction;
import io.tickring.simulator.order.EntryTicket;
import io.tickring.simulator.order.Exits;
import io.tickring.simulator.order.OrderType;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Working orders. */
class EntryDeskTest {
    private final Floor floor = new Floor().quote(GOLD, 1999.50, 2000.50);

    private Confirm place(Direction side, OrderType type, double level) {
        return floor.place(side, type, level, Exits.NONE, OptionalLong.empty());
    }

    private long fillOf(double bid, double ask) {
        assertThat(floor.desk().positions(DOLLARS)).isEmpty();
        floor.quote(GOLD, bid, ask);
        assertThat(floor.desk().orders(DOLLARS)).isEmpty();
        return floor.desk().positions(DOLLARS).get(0).level();
    }

    @Test
    void shouldFillBuyLimitWhenTheOfferFallsToIt() {
        place(Direction.BUY, OrderType.LIMIT, 1990);
        floor.quote(GOLD, 1989.01, 1990.01);

        assertThat(fillOf(1988.50, 1989.50)).isEqualTo(198_950);
    }

    @Test
    void shouldFillSellLimitWhenTheBidRisesToIt() {
        place(Direction.SELL, OrderType.LIMIT, 2010);
        floor.quote(GOLD, 2009.99, 2010.99);

        assertThat(fillOf(2010, 2011)).isEqualTo(201_000);
    }

    @Test
    void shouldFillBuyStopWhenTheOfferRisesToIt() {
        place(Direction.BUY, OrderType.STOP, 2010);
        floor.quote(GOLD, 2008.99, 2009.99);

        assertThat(fillOf(2009.50, 2010.50)).isEqualTo(201_050);
    }

    @Test
    void shouldFillSellStopWhenTheBidFallsToIt() {
        place(Direction.SELL, OrderType.STOP, 1990);
        floor.quote(GOLD, 1990.01, 1991.01);

        assertThat(fillOf(1990, 1991)).isEqualTo(199_000);
    }

    @Test
    void shouldCarryOrderIdAndStopsIntoThePosition() {
        Confirm placed = floor.place(Direction.BUY, OrderType.LIMIT, 1990, exits("1900", "2100"),
                OptionalLong.empty());
        assertThat(placed.affected()).containsExactly(new Confirm.Affected(placed.dealId(), "OPENED"));

        floor.quote(GOLD, 1988.50, 1989.50);

        OpenPosition position = floor.desk().positions(DOLLARS).get(0);
        assertThat(position.orderId()).isEqualTo(placed.dealId());
        assertThat(position.protection().stopLevel()).hasValue(190_000);
        assertThat(position.protection().profitLevel()).hasValue(210_000);
        assertThat(floor.activities()).extracting(a -> a.type() + " " + a.status()).containsExactlyInAnyOrder(
                "WORKING_ORDER CREATED", "WORKING_ORDER EXECUTED", "POSITION ACCEPTED");
    }

    @Test
    void shouldRefuseStopEntryInsideTheLeastDistance() {
        assertThatThrownBy(() -> place(Direction.BUY, OrderType.STOP, 2000.60))
                .hasMessage("error.validation.stop.price");
        assertThatThrownBy(() -> place(Direction.SELL, OrderType.STOP, 2000.00))
                .hasMessage("error.validation.stop.price");
    }

    @Test
    void shouldExpireAtItsDateAndRefuseAPastOne() {
        long endMs = floor.nowMs() + 60_000;
        floor.place(Direction.BUY, OrderType.LIMIT, 1990, Exits.NONE, OptionalLong.of(endMs));
        floor.passMs(59_999);
        assertThat(floor.desk().orders(DOLLARS)).hasSize(1);

        floor.passMs(1);

        assertThat(floor.desk().orders(DOLLARS)).isEmpty();
        assertThat(floor.activities().get(0).status()).isEqualTo(Status.EXPIRED);
        assertThat(floor.activities().get(0).timeMs()).isEqualTo(endMs);
        assertThatThrownBy(() -> floor.place(Direction.BUY, OrderType.LIMIT, 1990, Exits.NONE,
                OptionalLong.of(endMs))).hasMessage("error.not-in-future.goodTillDate");
    }

    @Test
    void shouldCancelUnderTheOrdersOwnReferenceAndDate() {
        Confirm placed = place(Direction.BUY, OrderType.LIMIT, 1990);
        floor.passMs(5_000);

        String reference = floor.desk().cancelOrder(DOLLARS, placed.dealId());

        Confirm cancelled = floor.desk().confirm(DOLLARS, reference).orElseThrow();
        assertThat(reference).isEqualTo(placed.dealReference());
        assertThat(cancelled.status()).isEqualTo("DELETED");
        assertThat(cancelled.timeMs()).isEqualTo(placed.timeMs());
        assertThat(floor.quote(GOLD, 1900, 1901).desk().positions(DOLLARS)).isEmpty();
    }

    @Test
    void shouldMoveToANewLevel() {
        Confirm placed = place(Direction.BUY, OrderType.LIMIT, 1990);

        floor.desk().amendOrder(DOLLARS, placed.dealId(), order -> new EntryTicket(
                order.deal(), order.type(), 198_000, OptionalLong.empty()));
        floor.quote(GOLD, 1984, 1985);

        assertThat(floor.desk().orders(DOLLARS)).extracting(WorkingOrder::dealId).containsExactly(placed.dealId());
        assertThat(fillOf(1978, 1979)).isEqualTo(197_900);
    }

    @Test
    void shouldRejectWithoutMarginWhenReached() {
        place(Direction.BUY, OrderType.LIMIT, 1990);
        floor.buy("49.9");

        floor.quote(GOLD, 1988.50, 1989.50);

        assertThat(floor.desk().orders(DOLLARS)).isEmpty();
        assertThat(floor.desk().positions(DOLLARS)).hasSize(1);
        assertThat(floor.activities().get(0).status()).isEqualTo(Status.REJECTED);
    }
}
