package io.tickring.simulator.trading;

import static io.tickring.simulator.trading.Floor.DOLLARS;
import static io.tickring.simulator.trading.Floor.GOLD;
import static io.tickring.simulator.trading.Floor.decimal;
import static io.tickring.simulator.trading.Floor.exits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.simulator.history.Activity;
import io.tickring.simulator.history.Activity.Source;
import io.tickring.simulator.history.Transaction;
import io.tickring.simulator.market.QuoteSink;
import io.tickring.simulator.order.Direction;
import io.tickring.simulator.order.Exits;
import io.tickring.simulator.rules.DealingRules;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Stops, profits, trailing and guaranteed stops, close-out. */
class StopDeskTest {
    private final Floor floor = new Floor().quote(GOLD, 1999.50, 2000.50);

    private static Exits distance(boolean guaranteed, boolean trailing, String stopDistance) {
        return new Exits(guaranteed, trailing, null, decimal(stopDistance), null, null, null, null);
    }

    private Activity newest() {
        return floor.activities().get(0);
    }

    @Test
    void shouldStopBuyAtTheBidThatReachesTheLevel() {
        floor.deal(Direction.BUY, "1", exits("1990", null));

        floor.quote(GOLD, 1990.01, 1991.01);
        assertThat(floor.desk().positions(DOLLARS)).hasSize(1);
        floor.quote(GOLD, 1988.00, 1989.00);

        assertThat(floor.desk().positions(DOLLARS)).isEmpty();
        assertThat(newest().source()).isEqualTo(Source.SL);
        assertThat(newest().level()).isEqualTo(1988.00);
        assertThat(floor.cash()).isEqualTo(9_987.5);
    }

    @Test
    void shouldStopSellAtTheOffer() {
        floor.deal(Direction.SELL, "1", exits("2010", null));

        floor.quote(GOLD, 2009.00, 2010.00);

        assertThat(floor.desk().positions(DOLLARS)).isEmpty();
        assertThat(floor.cash()).isEqualTo(9_989.5);
    }

    @Test
    void shouldTakeProfit() {
        floor.deal(Direction.BUY, "1", exits(null, "2010"));

        floor.quote(GOLD, 2010.50, 2011.50);

        assertThat(newest().source()).isEqualTo(Source.TP);
        assertThat(floor.cash()).isEqualTo(10_010.0);
    }

    @Test
    void shouldFillGuaranteedStopAtItsLevelAndCharge() {
        floor.deal(Direction.BUY, "1", new Exits(true, false, decimal("1950"), null, null, null, null, null));

        floor.quote(GOLD, 1900.00, 1901.00);

        // 1950.00 - 2000.50 = -50.50, fee 0.1 % of 1950.00 = 1.95.
        assertThat(floor.transactions()).extracting(Transaction::type)
                .containsExactlyInAnyOrder("TRADE", "TRADE_COMMISSION_GSL");
        assertThat(floor.cash()).isEqualTo(9_947.55);
    }

    @Test
    void shouldMoveTrailingStopWithThePriceAndNeverBack() {
        floor.deal(Direction.BUY, "1", distance(false, true, "5"));

        floor.quote(GOLD, 2020.00, 2021.00).quote(GOLD, 2016.00, 2017.00);
        assertThat(floor.desk().positions(DOLLARS).get(0).protection().stopLevel()).hasValue(201_500);
        floor.quote(GOLD, 2015.00, 2016.00);

        assertThat(floor.desk().positions(DOLLARS)).isEmpty();
        assertThat(floor.cash()).isEqualTo(10_014.5);
    }

    @Test
    void shouldReadDistanceAndAmountFromTheOpeningLevel() {
        floor.deal(Direction.BUY, "2", new Exits(false, false, null, null, decimal("30"), null, decimal("7.5"), null));

        var protection = floor.desk().positions(DOLLARS).get(0).protection();
        assertThat(protection.stopLevel()).hasValue(198_550);
        assertThat(protection.profitLevel()).hasValue(200_800);
    }

    @Test
    void shouldNameTheBoundaryThatIsMissed() {
        // Bid 1999.50; least distance 0.01 % = 0.20, guaranteed 1 % = 20.00, most 100 %.
        assertThatThrownBy(() -> floor.deal(Direction.BUY, "1", exits("1999.40", null)))
                .hasMessage("error.invalid.stoploss.maxvalue: 1999.3");
        assertThatThrownBy(() -> floor.deal(Direction.BUY, "1", exits("-1", null)))
                .hasMessage("error.invalid.stoploss.minvalue: 0.0");
        assertThatThrownBy(() -> floor.deal(Direction.BUY, "1", exits(null, "1999.60")))
                .hasMessage("error.invalid.takeprofit.minvalue: 1999.7");
        assertThatThrownBy(() -> floor.deal(Direction.BUY, "1", exits(null, "4000")))
                .hasMessage("error.invalid.takeprofit.maxvalue: 3999.0");
        assertThatThrownBy(() -> floor.deal(Direction.SELL, "1", exits("2000.60", null)))
                .hasMessage("error.invalid.stoploss.minvalue: 2000.71");
        assertThatThrownBy(() -> floor.deal(Direction.BUY, "1", new Exits(true, false, decimal("1990"), null, null,
                null, null, null))).hasMessage("error.invalid.stoploss.maxvalue: 1979.5");
    }

    @Test
    void shouldRefuseFlagsThatDoNotGoTogether() {
        assertThatThrownBy(() -> floor.deal(Direction.BUY, "1", distance(false, true, null)))
                .hasMessage("error.null.stopDistance");
        assertThatThrownBy(() -> floor.deal(Direction.BUY, "1", distance(true, false, null)))
                .hasMessage("error.null.stopLevel");
        assertThatThrownBy(() -> floor.deal(Direction.BUY, "1", distance(true, true, "50")))
                .hasMessage("error.invalid.trailingStop");
    }

    @Test
    void shouldCloseOutTheLargestLossBelowHalfTheMargin() {
        floor.buy("20");
        floor.buy("25");
        // Margin 4,001 + 5,001.25 = 9,002.25. Equity 4,501.12 is left when 45 ounces have lost 5,498.88: at 1878.30.
        floor.quote(GOLD, 1878.31, 1879.31);
        assertThat(floor.desk().positions(DOLLARS)).hasSize(2);

        floor.quote(GOLD, 1878.30, 1879.30);

        assertThat(newest().source()).isEqualTo(Source.CLOSE_OUT);
        assertThat(floor.desk().positions(DOLLARS)).singleElement()
                .satisfies(left -> assertThat(left.size()).isEqualByComparingTo("20"));
    }

    @Test
    void shouldForgiveDebtOnceNothingIsOpen() {
        floor.buy("49");

        floor.quote(GOLD, 1500.00, 1501.00);

        assertThat(floor.cash()).isZero();
        assertThat(floor.transactions()).extracting(Transaction::type)
                .containsExactlyInAnyOrder("TRADE", "NEGATIVE_BALANCE_PROTECTION");
    }

    @Test
    void shouldIgnoreQuotesNobodyCouldDealAt() {
        floor.deal(Direction.BUY, "1", exits("1990", null));

        floor.quote(GOLD, 0, 2000.50).quote(GOLD, 1980.00, 1979.00);

        assertThat(floor.desk().positions(DOLLARS)).hasSize(1);
    }

    @Test
    void shouldIgnoreQuotesFromBeforeThePositionWasOpened() {
        long beforeMs = floor.nowMs();
        floor.passMs(500);
        floor.deal(Direction.BUY, "1", exits("1990", null));

        floor.desk().onQuote(GOLD.number(), beforeMs + 400, 198_000, 198_100);

        assertThat(floor.desk().positions(DOLLARS)).hasSize(1);
    }

    @Test
    void shouldDealNothingAtQuotesOfAMarketKeptClosed() {
        AtomicBoolean halted = new AtomicBoolean(true);
        QuoteSink sink = new TradedQuotes(new Nowhere(), floor.desk(), market -> halted.get());
        floor.deal(Direction.BUY, "1", exits("1990", null));

        sink.quote(GOLD.number(), floor.nowMs() + 1_000, 198_800, 198_900, 0, 0);
        assertThat(floor.desk().positions(DOLLARS)).hasSize(1);
        halted.set(false);
        sink.quote(GOLD.number(), floor.nowMs() + 2_000, 198_700, 198_800, 0, 0);

        assertThat(floor.desk().positions(DOLLARS)).isEmpty();
        assertThat(newest().level()).isEqualTo(1987.00);
    }

    @Test
    void shouldMeasureAnAmountByAllPartsOfAFill() {
        Floor split = new Floor(DealingRules.defaults().toBuilder().partsPerFill(2).build())
                .quote(GOLD, 1999.50, 2000.50);

        split.deal(Direction.BUY, "2", new Exits(false, false, null, null, decimal("100"), null, null, null));

        assertThat(split.desk().positions(DOLLARS)).hasSize(2)
                .allSatisfy(part -> assertThat(part.protection().stopLevel()).hasValue(195_050));
    }

    /** Nobody has subscribed. */
    private static final class Nowhere implements QuoteSink {
        @Override
        public boolean wanted(int market) {
            return false;
        }

        @Override
        public boolean ready(int market) {
            return true;
        }

        @Override
        public void quote(int market, long timeMs, long bid, long ask, long bidSizeMicros, long askSizeMicros) {
            assertThat(bid).isPositive();
        }
    }
}
