package io.tickring.simulator.trading;

import io.tickring.simulator.book.Book;
import io.tickring.simulator.book.Position;
import io.tickring.simulator.book.TradedMarkets;
import io.tickring.simulator.history.Activity.Source;
import io.tickring.simulator.history.Activity.Status;
import io.tickring.simulator.history.Activity.Type;
import io.tickring.simulator.market.OvernightFee;
import io.tickring.simulator.order.Direction;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Charges each position for each night, weekends included. Not thread-safe. */
final class Funding {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final TradedMarkets markets;
    private final Scribe scribe;

    Funding(TradedMarkets markets, Scribe scribe) {
        this.markets = markets;
        this.scribe = scribe;
    }

    /** Charges every night that ended up to this instant. */
    void catchUp(Book book, long nowMs) {
        while (book.nextSwapMs() <= nowMs) {
            if (book.positions().isEmpty()) {
                book.nextSwapMs(OvernightFee.nextAfter(nowMs));
                return;
            }
            long swapMs = book.nextSwapMs();
            book.positions().stream().filter(position -> position.openedMs() < swapMs)
                    .forEach(position -> charge(book, position, swapMs));
            book.nextSwapMs(OvernightFee.nextAfter(swapMs));
        }
    }

    private void charge(Book book, Position position, long swapMs) {
        long close = position.direction().closing(markets.quote(position.instrument()));
        double percent = position.direction() == Direction.BUY ? OvernightFee.LONG_PERCENT
                : OvernightFee.SHORT_PERCENT;
        BigDecimal value = Position.margin(position.instrument(), close, position.size(),
                book.rate(position.instrument()), 1);
        BigDecimal amount = value.multiply(BigDecimal.valueOf(percent))
                .divide(HUNDRED, Position.MONEY_DECIMALS, RoundingMode.HALF_EVEN);
        scribe.pay(book, position.instrument().epic(), "SWAP", "Overnight funding", amount, swapMs);
        scribe.position(book, position, Source.SYSTEM, Type.SWAP, Status.ACCEPTED, swapMs);
    }
}
