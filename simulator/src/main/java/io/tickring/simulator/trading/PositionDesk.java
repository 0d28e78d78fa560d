package io.tickring.simulator.trading;

import io.tickring.simulator.book.Book;
import io.tickring.simulator.book.Position;
import io.tickring.simulator.history.Activity.Source;
import io.tickring.simulator.history.Activity.Status;
import io.tickring.simulator.history.Activity.Type;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.order.Exits;
import io.tickring.simulator.order.Protection;
import io.tickring.simulator.order.Ticket;
import io.tickring.simulator.order.TicketRules;
import java.util.Optional;

/** Takes requests to open, change and close positions, and answers each with a reference. Not thread-safe. */
final class PositionDesk {
    private final PriceSource source;
    private final TicketRules rules;
    private final DealIds ids;
    private final Scribe scribe;
    private final Dealer dealer;

    PositionDesk(PriceSource source, TicketRules rules, DealIds ids, Scribe scribe, Dealer dealer) {
        this.source = source;
        this.rules = rules;
        this.ids = ids;
        this.scribe = scribe;
        this.dealer = dealer;
    }

    String open(Book book, Ticket ticket, Optional<Quote> quote, long nowMs) {
        rules.check(ticket, quote, book.rate(ticket.instrument()));
        String reference = DealIds.reference();
        String orderId = ids.deal();
        obstacle(book, ticket.instrument(), ticket.exits(), quote)
                .or(() -> dealer.fill(new Fill(book, ticket, orderId, reference, quote.orElseThrow(), Source.USER,
                        nowMs)))
                .ifPresent(reason -> reject(book, ticket, orderId, reference, reason, nowMs));
        return reference;
    }

    /** @return the reference of an order that is rejected whatever it says */
    String throttle(Book book, Ticket ticket, long nowMs) {
        String reference = DealIds.reference();
        reject(book, ticket, ids.deal(), reference, "THROTTLING", nowMs);
        return reference;
    }

    private void reject(Book book, Ticket ticket, String orderId, String reference, String reason, long nowMs) {
        scribe.order(book, ticket, orderId, reference, Source.USER, Status.REJECTED, 0, nowMs);
        scribe.rejected(book, ticket, orderId, reference, reason, nowMs);
    }

    /** @return why nothing is dealt now */
    private Optional<String> obstacle(Book book, Instrument of, Exits exits, Optional<Quote> quote) {
        if (!source.isOpen(of)) {
            return Optional.of("CLOSED_MARKET");
        }
        if (quote.isEmpty()) {
            return Optional.of("RC_NO_RATES");
        }
        boolean hedgedGuarantee = exits.guaranteedStop() && book.preferences().hedging();
        return hedgedGuarantee ? Optional.of("HEDGING_MODE_GSL") : Optional.empty();
    }

    String amend(Book book, Position position, Exits exits, Optional<Quote> quote, long nowMs) {
        Protection wanted = rules.amended(exits, position.instrument(), position.direction(), position.level(), quote,
                position.unitMoney());
        String reference = DealIds.referenceOf(position.dealId());
        if (exits.guaranteedStop() && book.preferences().hedging()) {
            scribe.position(book, position, Source.USER, Type.EDIT_STOP_AND_LIMIT, Status.REJECTED, nowMs);
            scribe.rejected(book, ticket(position, exits), position.dealId(), reference, "HEDGING_MODE_GSL", nowMs);
            return reference;
        }
        position.protect(wanted);
        scribe.position(book, position, Source.USER, Type.EDIT_STOP_AND_LIMIT, Status.ACCEPTED, nowMs);
        scribe.amended(book, position, nowMs);
        return reference;
    }

    String close(Book book, Position position, Optional<Quote> quote, long nowMs) {
        String reference = DealIds.referenceOf(position.dealId());
        Optional<String> obstacle = obstacle(book, position.instrument(), Exits.NONE, quote);
        if (obstacle.isPresent()) {
            scribe.closed(book, position, Source.USER, Status.REJECTED, position.size(), 0, nowMs);
            scribe.rejected(book, ticket(position, Exits.NONE), position.dealId(), reference, obstacle.get(), nowMs);
        } else {
            dealer.close(book, position, position.direction().closing(quote.orElseThrow()), Source.USER, nowMs);
        }
        return reference;
    }

    private static Ticket ticket(Position of, Exits exits) {
        return new Ticket(of.instrument(), of.direction().opposite(), of.size(), exits);
    }
}
