package io.tickring.simulator.trading;

import io.tickring.simulator.book.Book;
import io.tickring.simulator.book.Position;
import io.tickring.simulator.book.TradedMarkets;
import io.tickring.simulator.history.Activity.Source;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.order.Protection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/** Ends positions that a quote drives to their stop, their profit, or out of the account's margin. Not thread-safe. */
final class StopDesk {
    private final TradedMarkets markets;
    private final Dealer dealer;
    private final Predicate<Instrument> isOpen;
    private final double closeOutShare;

    /** @param closeOutShare of the margin, below which equity must not fall */
    StopDesk(TradedMarkets markets, Dealer dealer, Predicate<Instrument> isOpen, double closeOutShare) {
        this.markets = markets;
        this.dealer = dealer;
        this.isOpen = isOpen;
        this.closeOutShare = closeOutShare;
    }

    void onQuote(Book book, int market, Quote quote) {
        for (Position position : book.positions()) {
            if (position.instrument().number() == market && quote.timeMs() > position.openedMs()) {
                onQuote(book, position, quote);
            }
        }
        closeOut(book, quote.timeMs());
    }

    /** A guaranteed stop is filled at its level exactly, everything else at the shown price. */
    private void onQuote(Book book, Position position, Quote quote) {
        long close = position.direction().closing(quote);
        Protection protection = position.protection().follow(position.direction(), close);
        position.protect(protection);
        if (protection.stops(position.direction(), close)) {
            dealer.close(book, position, protection.guaranteedStop() ? protection.stop() : close, Source.SL,
                    quote.timeMs());
        } else if (protection.takesProfit(position.direction(), close)) {
            dealer.close(book, position, close, Source.TP, quote.timeMs());
        }
    }

    /** The position that loses most goes first, until the rest is covered again. */
    private void closeOut(Book book, long nowMs) {
        while (book.isBelow(closeOutShare)) {
            Optional<Position> worst = book.positions().stream().filter(p -> isOpen.test(p.instrument()))
                    .min(Comparator.comparing(p -> p.profit(markets.quote(p.instrument()))));
            if (worst.isEmpty()) {
                return;
            }
            long level = worst.get().direction().closing(markets.quote(worst.get().instrument()));
            dealer.close(book, worst.get(), level, Source.CLOSE_OUT, nowMs);
        }
    }
}
