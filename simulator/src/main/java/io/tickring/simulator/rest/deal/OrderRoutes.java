package io.tickring.simulator.rest.deal;

import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.http.Routes;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.order.Direction;
import io.tickring.simulator.order.EntryTicket;
import io.tickring.simulator.order.Exits;
import io.tickring.simulator.order.Protection;
import io.tickring.simulator.order.Ticket;
import io.tickring.simulator.rest.deal.DealAnswers.OrderAndMarket;
import io.tickring.simulator.rest.deal.DealAnswers.OrderPart;
import io.tickring.simulator.rest.deal.DealAnswers.Orders;
import io.tickring.simulator.rest.market.Catalogue;
import io.tickring.simulator.session.Session;
import io.tickring.simulator.book.WorkingOrder;
import io.tickring.simulator.trading.TradingDesk;
import io.tickring.simulator.wire.WireTime;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code /workingorders}. */
public final class OrderRoutes implements Routes {
    private final TradingDesk desk;
    private final Catalogue catalogue;
    private final OrderLimits limits;
    private final WireTime time;
    private final boolean negativeStops;

    /** @param negativeStops whether the stop distance of a buy is shown below zero */
    public OrderRoutes(TradingDesk desk, Catalogue catalogue, OrderLimits limits, WireTime time,
                       boolean negativeStops) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.limits = limits;
        this.time = time;
        this.negativeStops = negativeStops;
    }

    @Override
    public Optional<Answer> answer(Request request, Session owner) {
        String account = owner.accountId();
        return switch (request.route()) {
            case "GET /workingorders" -> Optional.of(Answer.ok(new Orders(
                    desk.orders(account).stream().map(order -> view(account, order)).toList())));
            case "POST /workingorders" -> Optional.of(PositionRoutes.reference(place(request, owner)));
            default -> request.below("DELETE /workingorders/").map(id -> desk.cancelOrder(account, id))
                    .or(() -> request.below("PUT /workingorders/").map(id -> desk.amendOrder(account, id,
                            order -> amended(order, new DealBody(request.body())))))
                    .map(PositionRoutes::reference);
        };
    }

    private String place(Request request, Session owner) {
        boolean rejects = limits.mustReject(owner.identifier());
        DealBody body = new DealBody(request.body());
        Ticket deal = body.ticket(catalogue);
        EntryTicket ticket = new EntryTicket(deal, body.type(),
                Exits.points(deal.instrument(), body.required("level")), body.goodTillMs());
        return rejects ? desk.throttle(owner.accountId(), deal) : desk.place(owner.accountId(), ticket);
    }

    /** Everything is replaced but the level, which an order cannot be without. */
    private static EntryTicket amended(EntryTicket order, DealBody body) {
        Ticket deal = order.deal();
        Ticket with = new Ticket(deal.instrument(), deal.direction(), deal.size(), body.exits());
        long level = body.decimal("level").map(price -> Exits.points(deal.instrument(), price)).orElse(order.level());
        return new EntryTicket(with, order.type(), level, body.goodTillMs());
    }

    private OrderAndMarket view(String account, WorkingOrder of) {
        EntryTicket ticket = of.ticket();
        Ticket deal = ticket.deal();
        Instrument instrument = deal.instrument();
        OptionalLong end = ticket.goodTillMs();
        Protection protection = deal.exits().at(instrument, deal.direction(), ticket.level(),
                deal.size().multiply(desk.rate(account, instrument)));
        OrderPart order = new OrderPart(of.dealId(), deal.direction().name(), instrument.epic(),
                deal.size().doubleValue(), of.leverage(), instrument.price(ticket.level()),
                end.isPresent() ? "GOOD_TILL_DATE" : "GOOD_TILL_CANCELLED",
                end.isPresent() ? time.localMillis(end.getAsLong()) : null,
                end.isPresent() ? time.utcMillis(end.getAsLong()) : null, time.localMillis(of.createdMs()),
                time.utcMillis(of.createdMs()), protection.guaranteedStop(), ticket.type().name(),
                stopDistance(deal, ticket.level(), protection),
                distance(instrument, ticket.level(), protection.profitLevel()), protection.trailingStop(),
                instrument.currency());
        return new OrderAndMarket(order, catalogue.flat(instrument).besideOrder());
    }

    private Double stopDistance(Ticket deal, long level, Protection protection) {
        Double distance = distance(deal.instrument(), level, protection.stopLevel());
        boolean negative = negativeStops && deal.direction() == Direction.BUY;
        return distance != null && negative ? Double.valueOf(-distance) : distance;
    }

    private static Double distance(Instrument of, long level, OptionalLong to) {
        return to.isPresent() ? of.price(Math.abs(to.getAsLong() - level)) : null;
    }
}
