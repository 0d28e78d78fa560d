package io.tickring.simulator.trading;

import io.tickring.simulator.book.Book;
import io.tickring.simulator.book.WorkingOrder;
import io.tickring.simulator.history.Activity.Source;
import io.tickring.simulator.history.Activity.Status;
import io.tickring.simulator.history.Confirm.Affected;
import io.tickring.simulator.history.Confirm;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.order.EntryTicket;
import io.tickring.simulator.order.Protection;
import io.tickring.simulator.order.Ticket;
import io.tickring.simulator.order.TicketRules;
import java.util.List;
import java.util.Optional;

/** Keeps the orders that wait for a price, and hands those that are reached to the dealer. Not thread-safe. */
final class EntryDesk {
    private final TicketRules rules;
    private final DealIds ids;
    private final Scribe scribe;
    private final Dealer dealer;

    EntryDesk(TicketRules rules, DealIds ids, Scribe scribe, Dealer dealer) {
        this.rules = rules;
        this.ids = ids;
        this.scribe = scribe;
        this.dealer = dealer;
    }

    /** @return the reference by which the order is confirmed, amended and cancelled too */
    String place(Book book, EntryTicket ticket, Optional<Quote> quote, long nowMs) {
        rules.check(ticket, quote, book.rate(ticket.deal().instrument()), nowMs);
        String reference = DealIds.reference();
        String orderId = ids.deal();
        if (ticket.deal().exits().guaranteedStop() && book.preferences().hedging()) {
            scribe.order(book, ticket.deal(), orderId, reference, Source.USER, Status.REJECTED, 0, nowMs);
            scribe.rejected(book, ticket.deal(), orderId, reference, "HEDGING_MODE_GSL", nowMs);
            return reference;
        }
        WorkingOrder order = new WorkingOrder(orderId, reference, ticket,
                book.leverage(ticket.deal().instrument()), nowMs, nowMs);
        book.add(order);
        write(book, order, Source.USER, Status.CREATED, nowMs);
        confirm(book, order, "OPEN", "OPENED", nowMs);
        return reference;
    }

    String amend(Book book, WorkingOrder order, EntryTicket ticket, Optional<Quote> quote, long nowMs) {
        rules.check(ticket, quote, book.rate(ticket.deal().instrument()), nowMs);
        WorkingOrder amended = order.with(ticket, nowMs);
        book.replace(order, amended);
        write(book, amended, Source.USER, Status.MODIFIED, nowMs);
        confirm(book, amended, "AMENDED", "AMENDED", nowMs);
        return order.reference();
    }

    /** The broker confirms it with the time of the order, not of the cancelling. */
    String cancel(Book book, WorkingOrder order, long nowMs) {
        book.remove(order);
        write(book, order, Source.USER, Status.CANCELLED, nowMs);
        confirm(book, order, "DELETED", "DELETED", order.createdMs());
        return order.reference();
    }

    /** An order whose time was over before this instant is gone. */
    void expire(Book book, long nowMs) {
        for (WorkingOrder order : book.orders()) {
            long endMs = order.ticket().goodTillMs().orElse(Long.MAX_VALUE);
            if (endMs <= nowMs) {
                book.remove(order);
                write(book, order, Source.SYSTEM, Status.EXPIRED, endMs);
            }
        }
    }

    /** Fills every order of the market that this quote reaches. */
    void onQuote(Book book, int market, Quote quote) {
        for (WorkingOrder order : book.orders()) {
            Ticket deal = order.ticket().deal();
            if (deal.instrument().number() == market && quote.timeMs() > order.sinceMs()
                    && order.ticket().type().isReached(deal.direction(), order.ticket().level(), quote)) {
                trigger(book, order, quote);
            }
        }
    }

    private void trigger(Book book, WorkingOrder order, Quote quote) {
        book.remove(order);
        Optional<String> rejected = dealer.fill(new Fill(book, order.ticket().deal(), order.dealId(),
                order.reference(), quote, Source.SYSTEM, quote.timeMs()));
        if (rejected.isPresent()) {
            write(book, order, Source.SYSTEM, Status.REJECTED, quote.timeMs());
            scribe.rejected(book, order.ticket().deal(), order.dealId(), order.reference(), rejected.get(),
                    quote.timeMs());
        }
    }

    private void write(Book book, WorkingOrder order, Source source, Status status, long nowMs) {
        scribe.order(book, order.ticket().deal(), order.dealId(), order.reference(), source, status,
                order.ticket().level(), nowMs);
    }

    private void confirm(Book book, WorkingOrder order, String status, String affected, long timeMs) {
        Ticket deal = order.ticket().deal();
        Protection protection = deal.exits().at(deal.instrument(), deal.direction(), order.ticket().level(),
                deal.size().multiply(book.rate(deal.instrument())));
        scribe.confirm(book, new Confirm(timeMs, status, null, deal.instrument(), order.reference(), order.dealId(),
                List.of(new Affected(order.dealId(), affected)), order.ticket().level(), deal.size(), deal.direction(),
                protection, null, null));
    }
}
