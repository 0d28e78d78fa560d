package io.tickring.simulator.book;

import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.order.Direction;
import io.tickring.simulator.order.Protection;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An open position. Money is in the account's currency, four decimals. Not thread-safe. */
public final class Position {
    public static final int MONEY_DECIMALS = 4;

    private final String dealId;
    private final String orderId;
    private final Instrument instrument;
    private final Direction direction;
    private final long level;
    private final int leverage;
    private final BigDecimal rate;
    private final long openedMs;
    private BigDecimal size;
    private Protection protection;
    private double moneyOfPoint;

    /** @param rate money of the account for one unit of the instrument's currency */
    public Position(String dealId, String orderId, Instrument instrument, Direction direction, long level, int leverage,
             BigDecimal rate, long openedMs, BigDecimal size, Protection protection) {
        this.dealId = dealId;
        this.orderId = orderId;
        this.instrument = instrument;
        this.direction = direction;
        this.level = level;
        this.leverage = leverage;
        this.rate = rate;
        this.openedMs = openedMs;
        this.protection = protection;
        size(size);
    }

    private void size(BigDecimal units) {
        size = units;
        moneyOfPoint = direction.sign() * units.doubleValue() * rate.doubleValue() / instrument.pointsPerUnit();
    }

    public void reduce(BigDecimal part) {
        size(size.subtract(part));
    }

    public void protect(Protection with) {
        protection = with;
    }

    /** @return what a part of this earns when it is closed at this price */
    public BigDecimal profit(long close, BigDecimal part) {
        return BigDecimal.valueOf(direction.sign() * (close - level), instrument.decimals()).multiply(part)
                .multiply(rate).setScale(MONEY_DECIMALS, RoundingMode.HALF_EVEN);
    }

    public BigDecimal profit(Quote quote) {
        return profit(direction.closing(quote), size);
    }

    /** @return the same as a double, for a look at every quote */
    public double roughProfit(Quote quote) {
        return (direction.closing(quote) - level) * moneyOfPoint;
    }

    /** @return its value at its own level over its leverage */
    public BigDecimal margin(BigDecimal part) {
        return margin(instrument, level, part, rate, leverage);
    }

    public BigDecimal margin() {
        return margin(size);
    }

    public double roughMargin() {
        return level * Math.abs(moneyOfPoint) / leverage;
    }

    public static BigDecimal margin(Instrument of, long level, BigDecimal size, BigDecimal rate, int leverage) {
        return BigDecimal.valueOf(level, of.decimals()).multiply(size).multiply(rate)
                .divide(BigDecimal.valueOf(leverage), MONEY_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** @return money for a move of the price by 1 */
    public BigDecimal unitMoney() {
        return size.multiply(rate);
    }

    public String dealId() {
        return dealId;
    }

    public Instrument instrument() {
        return instrument;
    }

    public Direction direction() {
        return direction;
    }

    public BigDecimal size() {
        return size;
    }

    public long level() {
        return level;
    }

    public long openedMs() {
        return openedMs;
    }

    public Protection protection() {
        return protection;
    }

    public OpenPosition view(Quote quote) {
        return new OpenPosition(dealId, orderId, instrument, direction, size, level, leverage, openedMs,
                profit(quote), protection, quote);
    }
}
