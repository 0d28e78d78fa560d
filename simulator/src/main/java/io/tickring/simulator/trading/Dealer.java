package io.tickring.simulator.trading;

import io.tickring.simulator.book.Book;
import io.tickring.simulator.book.Position;
import io.tickring.simulator.book.TradedMarkets;
import io.tickring.simulator.history.Activity.Source;
import io.tickring.simulator.history.Activity.Status;
import io.tickring.simulator.history.Activity.Type;
import io.tickring.simulator.history.Confirm.Affected;
import io.tickring.simulator.history.Confirm;
import io.tickring.simulator.market.DealTerms;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.order.Protection;
import io.tickring.simulator.rules.DealingRules;
import io.tickring.simulator.trading.Fill.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Opens and closes positions at shown prices. Not thread-safe. */
final class Dealer {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final TradedMarkets markets;
    private final DealIds ids;
    private final Scribe scribe;
    private final DealingRules rules;

    Dealer(TradedMarkets markets, DealIds ids, Scribe scribe, DealingRules rules) {
        this.markets = markets;
        this.ids = ids;
        this.scribe = scribe;
        this.rules = rules;
    }

    /** @return why the order was rejected, empty when it was filled and confirmed */
    Optional<String> fill(Fill fill) {
        List<Position> opposite = opposite(fill);
        BigDecimal against = opposite.stream().map(Position::size).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal opening = fill.ticket().size().subtract(against).max(BigDecimal.ZERO);
        if (opening.signum() > 0 && lacksMargin(fill, opposite, opening)) {
            return Optional.of("RC_NOT_ENOUGH_MARGIN");
        }
        markets.mark(fill.instrument().number(), fill.quote());
        writeOrder(fill);
        Outcome outcome = new Outcome();
        reduce(fill, opposite, outcome);
        open(fill, opening, outcome);
        confirm(fill, outcome);
        return Optional.empty();
    }

    /** @return the positions that this order reduces, oldest first; none where opposite positions stand side by side */
    private static List<Position> opposite(Fill fill) {
        return fill.book().preferences().hedging() ? List.of()
                : fill.book().positions(fill.instrument(), fill.direction().opposite());
    }

    private boolean lacksMargin(Fill fill, List<Position> released, BigDecimal opening) {
        Book book = fill.book();
        BigDecimal needed = Position.margin(fill.instrument(), fill.level(), opening, book.rate(fill.instrument()),
                book.leverage(fill.instrument()));
        BigDecimal free = released.stream().map(Position::margin).reduce(book.available(), BigDecimal::add);
        return needed.compareTo(free) > 0;
    }

    private void writeOrder(Fill fill) {
        if (fill.source() == Source.USER) {
            writeOrder(fill, Source.USER, Status.ACCEPTED);
            writeOrder(fill, Source.SYSTEM, Status.ACCEPTED);
        } else {
            writeOrder(fill, fill.source(), Status.EXECUTED);
        }
    }

    private void writeOrder(Fill fill, Source source, Status status) {
        scribe.order(fill.book(), fill.ticket(), fill.orderId(), fill.reference(), source, status, fill.level(),
                fill.nowMs());
    }

    private void reduce(Fill fill, List<Position> opposite, Outcome outcome) {
        BigDecimal left = fill.ticket().size();
        for (Position position : opposite) {
            BigDecimal part = position.size().min(left);
            if (part.signum() > 0) {
                boolean fully = part.compareTo(position.size()) == 0;
                BigDecimal profit = close(fill.book(), position, part, fill.level(), fill.source(), fill.nowMs());
                outcome.closed(position, fully, profit);
                left = left.subtract(part);
            }
        }
    }

    private void open(Fill fill, BigDecimal size, Outcome outcome) {
        BigDecimal left = size;
        BigDecimal step = DealTerms.of(fill.instrument()).increment();
        for (int part = rules.partsPerFill(); part > 0 && left.signum() > 0; part--) {
            BigDecimal steps = left.divide(step.multiply(BigDecimal.valueOf(part)), 0, RoundingMode.CEILING);
            BigDecimal now = part == 1 ? left : steps.multiply(step).min(left);
            outcome.opened(open(fill, now, size));
            left = left.subtract(now);
        }
    }

    /** @param whole of the fill that opens: by it an amount of money becomes a distance, the same for every part */
    private Position open(Fill fill, BigDecimal size, BigDecimal whole) {
        Book book = fill.book();
        Instrument of = fill.instrument();
        BigDecimal rate = book.rate(of);
        Protection protection = fill.ticket().exits().at(of, fill.direction(), fill.level(), whole.multiply(rate));
        Position position = new Position(ids.deal(), fill.orderId(), of, fill.direction(), fill.level(),
                book.leverage(of), rate, fill.nowMs(), size, protection);
        book.add(position);
        scribe.position(book, position, fill.source(), Type.POSITION, Status.ACCEPTED, fill.nowMs());
        return position;
    }

    private void confirm(Fill fill, Outcome outcome) {
        Protection protection = outcome.opened().map(Position::protection).orElse(Protection.none());
        scribe.confirm(fill.book(), new Confirm(fill.nowMs(), outcome.status(), null, fill.instrument(),
                fill.reference(), fill.orderId(), outcome.affected(), fill.level(), fill.ticket().size(),
                fill.direction(), protection, outcome.profit().orElse(null), fill.book().currency()));
    }

    /** Closes the whole position and confirms it. */
    void close(Book book, Position position, long level, Source source, long nowMs) {
        BigDecimal size = position.size();
        BigDecimal profit = close(book, position, size, level, source, nowMs);
        scribe.confirm(book, new Confirm(nowMs, "CLOSED", null, position.instrument(),
                DealIds.referenceOf(position.dealId()), position.dealId(),
                List.of(new Affected(position.dealId(), "FULLY_CLOSED")), level, size,
                position.direction().opposite(), Protection.none(), profit, book.currency()));
    }

    /** @return what the part earned */
    private BigDecimal close(Book book, Position position, BigDecimal part, long level, Source source, long nowMs) {
        BigDecimal profit = position.profit(level, part);
        scribe.closed(book, position, source, Status.ACCEPTED, part, level, nowMs);
        if (part.compareTo(position.size()) == 0) {
            book.remove(position);
        } else {
            position.reduce(part);
        }
        scribe.pay(book, position.instrument().epic(), "TRADE", "Trade closed", profit, nowMs);
        if (source == Source.SL && position.protection().guaranteedStop()) {
            payGuarantee(book, position, part, level, nowMs);
        }
        forgiveDebt(book, nowMs);
        return profit;
    }

    private void payGuarantee(Book book, Position position, BigDecimal size, long level, long nowMs) {
        BigDecimal value = Position.margin(position.instrument(), level, size, book.rate(position.instrument()), 1);
        BigDecimal fee = value.multiply(BigDecimal.valueOf(rules.guaranteedFeePercent()))
                .divide(HUNDRED, Position.MONEY_DECIMALS, RoundingMode.HALF_EVEN);
        scribe.pay(book, position.instrument().epic(), "TRADE_COMMISSION_GSL", "Guaranteed stop fee", fee.negate(),
                nowMs);
    }

    /** Nobody owes the broker money once nothing is open. */
    private void forgiveDebt(Book book, long nowMs) {
        if (book.cash().signum() < 0 && book.positions().isEmpty()) {
            scribe.pay(book, null, "NEGATIVE_BALANCE_PROTECTION", "Negative balance protection", book.cash().negate(),
                    nowMs);
        }
    }
}
