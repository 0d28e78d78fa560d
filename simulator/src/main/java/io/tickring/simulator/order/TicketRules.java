package io.tickring.simulator.order;

import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.rules.DealingRules;
import java.math.BigDecimal;
import java.util.Optional;

/** Refuses what can be seen to be wrong before anything is dealt; each with status 400. */
public final class TicketRules {
    private final SizeRules sizes;
    private final boolean trailingStops;

    public TicketRules(DealingRules rules) {
        this.sizes = new SizeRules(rules.sizeBoundary());
        this.trailingStops = rules.trailingStops();
    }

    /**
     * @param quote empty while a market has shown none; then no level can be checked
     * @param rate  money of the account for one unit of the instrument's currency
     */
    public void check(Ticket ticket, Optional<Quote> quote, BigDecimal rate) {
        sizes.check(ticket.instrument(), ticket.size());
        ExitRules.checkFlags(ticket.exits(), trailingStops);
        quote.ifPresent(at -> check(ticket, ticket.direction().opening(at), ticket.direction().closing(at), rate));
    }

    /** As {@link #check(Ticket, Optional, BigDecimal)}; stop and profit are held against the order's own level. */
    public void check(EntryTicket ticket, Optional<Quote> quote, BigDecimal rate, long nowMs) {
        Ticket deal = ticket.deal();
        sizes.check(deal.instrument(), deal.size());
        ExitRules.checkFlags(deal.exits(), trailingStops);
        if (ticket.goodTillMs().orElse(Long.MAX_VALUE) <= nowMs) {
            throw new Refusal(400, "error.not-in-future.goodTillDate");
        }
        if (ticket.type() == OrderType.STOP) {
            quote.ifPresent(at -> new ExitRules(deal.instrument(), deal.direction(), deal.direction().opening(at))
                    .checkStopEntry(deal.direction().opening(at), ticket.level()));
        }
        check(deal, ticket.level(), ticket.level(), rate);
    }

    private static void check(Ticket deal, long entry, long reference, BigDecimal rate) {
        Instrument of = deal.instrument();
        Protection wanted = deal.exits().at(of, deal.direction(), entry, deal.size().multiply(rate));
        new ExitRules(of, deal.direction(), reference).check(wanted);
    }

    /**
     * @param entry points of the position, from which distances are measured; those of a trailing stop from the price
     * @return the new stop and profit of a position, instead of all it had
     */
    public Protection amended(Exits exits, Instrument of, Direction direction, long entry, Optional<Quote> quote,
                              BigDecimal unitMoney) {
        ExitRules.checkFlags(exits, trailingStops);
        long close = quote.map(direction::closing).orElse(entry);
        Protection wanted = exits.at(of, direction, exits.trailingStop() ? close : entry, unitMoney);
        new ExitRules(of, direction, close).check(wanted);
        return wanted;
    }
}
