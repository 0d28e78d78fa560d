package io.tickring.simulator.trading;

import static io.tickring.simulator.trading.Floor.DOLLARS;
import static io.tickring.simulator.trading.Floor.EUROS;
import static io.tickring.simulator.trading.Floor.GOLD;
import static io.tickring.simulator.trading.Floor.exits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.simulator.account.Balance;
import io.tickring.simulator.book.OpenPosition;
import io.tickring.simulator.history.Confirm;
import io.tickring.simulator.history.Transaction;
import io.tickring.simulator.order.Direction;
import io.tickring.simulator.order.Exits;
import io.tickring.simulator.order.Ticket;
import io.tickring.simulator.rules.DealingRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Market orders: prices, netting, margin, money. Gold at 2,000.00, leverage 10, 10,000 dollars. */
class TradingDeskTest {
    private final Floor floor = new Floor().quote(GOLD, 1999.50, 2000.50);

    private static String positionOf(Confirm confirm) {
        return confirm.affected().get(confirm.affected().size() - 1).dealId();
    }

    @Test
    void shouldBuyAtOfferAndSellAtBid() {
        assertThat(floor.buy("1").levelPoints()).isEqualTo(200_050);
        assertThat(floor.sell("2").levelPoints()).isEqualTo(199_950);
    }

    @Test
    void shouldKnowOrderAndPositionByTheirOwnIds() {
        Confirm confirm = floor.buy("1");

        OpenPosition position = floor.desk().positions(DOLLARS).get(0);
        assertThat(confirm.dealId()).matches("00000000-[0-9a-f]{4}-[0-9a-f]{4}-0485-65e80055311e")
                .isEqualTo(position.orderId());
        assertThat(positionOf(confirm)).isEqualTo(position.dealId()).isNotEqualTo(position.orderId());
        assertThat(confirm.dealReference()).matches("o_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(confirm.status()).isEqualTo("OPEN");
    }

    @Test
    void shouldShowBalanceMarginAndProfitOfOpenPosition() {
        floor.buy("2");

        floor.quote(GOLD, 2010.00, 2011.00);

        // Margin 2 x 2000.50 / 10 = 400.10; profit 2 x (2010.00 - 2000.50) = 19.00.
        assertThat(floor.desk().balance(DOLLARS)).isEqualTo(new Balance(10_019.0, 10_000.0, 19.0, 9_618.9));
    }

    @Test
    void shouldRealiseProfitOnClose() {
        String dealId = positionOf(floor.buy("2"));
        floor.quote(GOLD, 2010.00, 2011.00);

        Confirm confirm = floor.close(dealId);

        assertThat(confirm.status()).isEqualTo("CLOSED");
        assertThat(confirm.dealReference()).isEqualTo("p_" + dealId);
        assertThat(confirm.direction()).isEqualTo(Direction.SELL);
        assertThat(confirm.profit()).isEqualByComparingTo("19.00");
        assertThat(confirm.affected()).containsExactly(new Confirm.Affected(dealId, "FULLY_CLOSED"));
        assertThat(floor.desk().balance(DOLLARS)).isEqualTo(new Balance(10_019.0, 10_019.0, 0, 10_019.0));
        assertThat(floor.transactions()).extracting(Transaction::type).containsExactly("TRADE");
    }

    @Test
    void shouldReduceOldestFirstWhenNetting() {
        String first = positionOf(floor.buy("1"));
        String second = positionOf(floor.buy("2"));

        Confirm confirm = floor.sell("1.5");

        assertThat(confirm.status()).isEqualTo("PARTIALLY_CLOSED");
        assertThat(confirm.affected()).containsExactly(new Confirm.Affected(first, "FULLY_CLOSED"),
                new Confirm.Affected(second, "PARTIALLY_CLOSED"));
        assertThat(confirm.profit()).isEqualByComparingTo("-1.50");
        List<OpenPosition> left = floor.desk().positions(DOLLARS);
        assertThat(left).extracting(OpenPosition::dealId).containsExactly(second);
        assertThat(left.get(0).size()).isEqualByComparingTo("1.5");
    }

    @Test
    void shouldOpenTheRestWhenAnOppositeOrderIsLarger() {
        floor.buy("1");

        Confirm confirm = floor.sell("3");

        assertThat(confirm.status()).isEqualTo("OPEN");
        assertThat(confirm.affected()).extracting(Confirm.Affected::status).containsExactly("FULLY_CLOSED", "OPENED");
        OpenPosition rest = floor.desk().positions(DOLLARS).get(0);
        assertThat(rest.direction()).isEqualTo(Direction.SELL);
        assertThat(rest.size()).isEqualByComparingTo("2");
    }

    @Test
    void shouldKeepBothSidesWhenHedging() {
        floor.desk().preferences(DOLLARS, preferences -> {
            preferences.change(Map.of(), Optional.of(true));
            return null;
        });
        floor.buy("1");

        assertThat(floor.sell("1").status()).isEqualTo("OPEN");

        assertThat(floor.desk().positions(DOLLARS)).extracting(OpenPosition::direction)
                .containsExactly(Direction.BUY, Direction.SELL);
        assertThat(floor.deal(Direction.BUY, "1", new Exits(true, false, new BigDecimal("1900"), null, null, null, null,
                null)).rejectReason()).isEqualTo("HEDGING_MODE_GSL");
    }

    @Test
    void shouldRejectWithoutMarginToTheCent() {
        // 10,000 dollars carry 49.98 ounces at 2000.50 over 10: 9,998.50. Half an ounce more is 100 dollars too much.
        assertThat(floor.buy("49.98").rejectReason()).isNull();
        Confirm rejected = floor.buy("0.5");

        assertThat(rejected.rejectReason()).isEqualTo("RC_NOT_ENOUGH_MARGIN");
        assertThat(rejected.status()).isEqualTo("DELETED");
        assertThat(rejected.affected()).isEmpty();
        assertThat(floor.desk().positions(DOLLARS)).hasSize(1);
    }

    @Test
    void shouldReleaseMarginOfWhatAnOppositeOrderCloses() {
        floor.buy("40");

        assertThat(floor.sell("80").rejectReason()).isNull();
        assertThat(floor.desk().positions(DOLLARS).get(0).size()).isEqualByComparingTo("40");
    }

    @Test
    void shouldTakeLeverageOfThePreferences() {
        floor.desk().preferences(DOLLARS, preferences -> {
            preferences.change(Map.of("COMMODITIES", 20), Optional.empty());
            return null;
        });

        assertThat(floor.buy("90").rejectReason()).isNull();
        assertThat(floor.desk().positions(DOLLARS).get(0).leverage()).isEqualTo(20);
    }

    @Test
    void shouldRejectWhenClosed() {
        String dealId = positionOf(floor.buy("1"));
        floor.shut();

        assertThat(floor.buy("1").rejectReason()).isEqualTo("CLOSED_MARKET");
        assertThat(floor.close(dealId).rejectReason()).isEqualTo("CLOSED_MARKET");
        assertThat(floor.desk().positions(DOLLARS)).hasSize(1);
    }

    @Test
    void shouldRejectWithoutPrice() {
        String reference = floor.desk().open(DOLLARS, new Ticket(Floor.DAX, Direction.BUY, BigDecimal.ONE,
                Exits.NONE));

        assertThat(floor.desk().confirm(DOLLARS, reference).orElseThrow().rejectReason()).isEqualTo("RC_NO_RATES");
    }

    @Test
    void shouldRefuseSizesThatAreNotDealt() {
        assertThatThrownBy(() -> floor.buy("0.001")).hasMessage("error.invalid.size.minvalue");
        assertThatThrownBy(() -> floor.buy("50001")).hasMessage("error.invalid.size.maxvalue");
        assertThatThrownBy(() -> floor.buy("1.005")).hasMessage("error.invalid.size.increment");
        Floor speaking = new Floor(DealingRules.defaults().toBuilder().sizeBoundary(true).build());
        assertThatThrownBy(() -> speaking.quote(GOLD, 1999.50, 2000.50).buy("0.001"))
                .hasMessage("error.invalid.size.minvalue: 0.01");
    }

    @Test
    void shouldConvertMoneyOfOtherCurrencies() {
        // 1 ounce, 10 dollars up: 10 / 1.1528 euros.
        floor.desk().open(EUROS, new Ticket(GOLD, Direction.BUY, BigDecimal.ONE, Exits.NONE));
        floor.quote(GOLD, 2010.50, 2011.50);

        assertThat(floor.desk().positions(EUROS).get(0).upl()).isEqualByComparingTo("8.6745");
        assertThat(floor.desk().positions(DOLLARS)).isEmpty();
    }

    @Test
    void shouldSplitFillWhereTheRuleSaysSo() {
        Floor parts = new Floor(DealingRules.defaults().toBuilder().partsPerFill(3).build());
        parts.quote(GOLD, 1999.50, 2000.50);

        Confirm confirm = parts.buy("1");

        assertThat(confirm.affected()).hasSize(3);
        assertThat(parts.desk().positions(DOLLARS)).extracting(OpenPosition::orderId)
                .containsOnly(confirm.dealId());
        assertThat(parts.desk().positions(DOLLARS)).extracting(p -> p.size().toPlainString())
                .containsExactly("0.34", "0.33", "0.33");
    }

    @Test
    void shouldConfirmAndTellLateWhereTheRulesSaySo() {
        Floor late = new Floor(DealingRules.defaults().toBuilder().confirmDelay(Duration.ofMillis(500))
                .activityDelay(Duration.ofMinutes(1)).build());
        late.quote(GOLD, 1999.50, 2000.50);
        String reference = late.desk().open(DOLLARS, Floor.ticket(Direction.BUY, "1", Exits.NONE));

        late.passNs(499_999_999);
        assertThat(late.desk().confirm(DOLLARS, reference)).isEmpty();
        late.passNs(1);
        assertThat(late.desk().confirm(DOLLARS, reference)).isPresent();
        assertThat(late.activities()).isEmpty();
        late.passNs(60_000_000_000L);
        assertThat(late.activities()).hasSize(3);
    }

    @Test
    void shouldReplaceStopsWhollyOnAmend() {
        String dealId = positionOf(floor.deal(Direction.BUY, "1", exits("1900", "2100")));

        floor.desk().amend(DOLLARS, dealId, exits(null, "2200"));

        OpenPosition position = floor.desk().position(DOLLARS, dealId);
        assertThat(position.protection().stopLevel()).isEmpty();
        assertThat(position.protection().profitLevel()).hasValue(220_000);
        Confirm confirm = floor.desk().confirm(DOLLARS, "p_" + dealId).orElseThrow();
        assertThat(confirm.status()).isEqualTo("AMENDED");
    }

    @Test
    void shouldFundAtTheEndOfTheSession() {
        floor.buy("1");
        // 15:00:01 to 22:00:00 UTC: 6 h 59 min 59 s.
        floor.passMs(25_198_000);
        assertThat(floor.transactions()).isEmpty();

        floor.passMs(1_000);

        // 1999.50 x -0.0151992 % = -0.3039.
        assertThat(floor.transactions()).singleElement().satisfies(swap -> {
            assertThat(swap.type()).isEqualTo("SWAP");
            assertThat(swap.amount()).isEqualByComparingTo("-0.3039");
        });
        floor.passMs(2 * 86_400_000L);
        assertThat(floor.transactions()).hasSize(3);
    }

    @Test
    void shouldKeepToppedUpMoneyWithinBounds() {
        floor.desk().topUp(DOLLARS, new BigDecimal("90000"), new BigDecimal("100000"));

        assertThat(floor.cash()).isEqualTo(100_000);
        assertThatThrownBy(() -> floor.desk().topUp(DOLLARS, BigDecimal.ONE, new BigDecimal("100000")))
                .hasMessage("error.invalid.amount");
        assertThatThrownBy(() -> floor.desk().topUp(DOLLARS, new BigDecimal("-100001"), new BigDecimal("100000")))
                .hasMessage("error.invalid.amount");
    }
}
