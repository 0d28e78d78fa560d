package io.tickring.simulator.book;

import io.tickring.simulator.account.Balance;
import io.tickring.simulator.account.Conversion;
import io.tickring.simulator.account.Preferences;
import io.tickring.simulator.history.AccountHistory;
import io.tickring.simulator.history.Confirms;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.order.Direction;
import io.tickring.simulator.session.Account;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that one account holds. Not thread-safe. */
public final class Book {
    private final Account account;
    private final TradedMarkets markets;
    private final Preferences preferences = new Preferences();
    private final AccountHistory history;
    private final Confirms confirms;
    private final List<Position> positions = new ArrayList<>();
    private final List<WorkingOrder> orders = new ArrayList<>();
    private BigDecimal cash;
    private long nextSwapMs;

    public Book(Account account, TradedMarkets markets, AccountHistory history, Confirms confirms, long nextSwapMs) {
        this.account = account;
        this.markets = markets;
        this.history = history;
        this.confirms = confirms;
        this.nextSwapMs = nextSwapMs;
        this.cash = BigDecimal.valueOf(account.funds());
    }

    public String currency() {
        return account.currency();
    }

    public Preferences preferences() {
        return preferences;
    }

    public AccountHistory history() {
        return history;
    }

    public Confirms confirms() {
        return confirms;
    }

    public BigDecimal cash() {
        return cash;
    }

    public void pay(BigDecimal amount) {
        cash = cash.add(amount);
    }

    public long nextSwapMs() {
        return nextSwapMs;
    }

    public void nextSwapMs(long timeMs) {
        nextSwapMs = timeMs;
    }

    /** @return money of this account for one unit of the instrument's currency */
    public BigDecimal rate(Instrument of) {
        return Conversion.rateOf(of.currency(), currency());
    }

    public int leverage(Instrument of) {
        return preferences.leverage(of.assetClass());
    }

    /** @return a copy, oldest first */
    public List<Position> positions() {
        return List.copyOf(positions);
    }

    public List<Position> positions(Instrument of) {
        return positions.stream().filter(position -> position.instrument() == of).toList();
    }

    public List<Position> positions(Instrument of, Direction direction) {
        return positions(of).stream().filter(position -> position.direction() == direction).toList();
    }

    public Optional<Position> position(String dealId) {
        return positions.stream().filter(position -> position.dealId().equals(dealId)).findFirst();
    }

    public void add(Position position) {
        positions.add(position);
        markets.addStake(position.instrument());
    }

    public void remove(Position position) {
        if (positions.remove(position)) {
            markets.removeStake(position.instrument());
        }
    }

    /** @return a copy, oldest first */
    public List<WorkingOrder> orders() {
        return List.copyOf(orders);
    }

    public List<WorkingOrder> orders(Instrument of) {
        return orders.stream().filter(order -> order.ticket().deal().instrument() == of).toList();
    }

    public Optional<WorkingOrder> order(String dealId) {
        return orders.stream().filter(order -> order.dealId().equals(dealId)).findFirst();
    }

    public void add(WorkingOrder order) {
        orders.add(order);
        markets.addStake(order.ticket().deal().instrument());
    }

    public void remove(WorkingOrder order) {
        if (orders.remove(order)) {
            markets.removeStake(order.ticket().deal().instrument());
        }
    }

    public void replace(WorkingOrder order, WorkingOrder by) {
        orders.set(orders.indexOf(order), by);
    }

    public BigDecimal profitLoss() {
        return positions.stream().map(position -> position.profit(markets.quote(position.instrument())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal margin() {
        return positions.stream().map(Position::margin).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** @return equity without the margin; below 0 when losses have eaten it */
    public BigDecimal available() {
        return cash.add(profitLoss()).subtract(margin());
    }

    /** @return whether equity is below this share of the margin */
    public boolean isBelow(double share) {
        double equity = cash.doubleValue();
        double margin = 0;
        for (Position position : positions) {
            equity += position.roughProfit(markets.quote(position.instrument()));
            margin += position.roughMargin();
        }
        return margin > 0 && equity < share * margin;
    }

    public Balance balance() {
        BigDecimal deposit = cents(cash);
        BigDecimal open = cents(profitLoss());
        BigDecimal equity = deposit.add(open);
        BigDecimal available = equity.subtract(cents(margin())).max(BigDecimal.ZERO);
        return new Balance(equity.doubleValue(), deposit.doubleValue(), open.doubleValue(), available.doubleValue());
    }

    private static BigDecimal cents(BigDecimal money) {
        return money.setScale(2, RoundingMode.HALF_EVEN);
    }
}
