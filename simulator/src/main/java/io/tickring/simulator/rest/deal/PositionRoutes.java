package io.tickring.simulator.rest.deal;

import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.http.Routes;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.order.Protection;
import io.tickring.simulator.order.Ticket;
import io.tickring.simulator.rest.deal.DealAnswers.PositionAndMarket;
import io.tickring.simulator.rest.deal.DealAnswers.PositionPart;
import io.tickring.simulator.rest.deal.DealAnswers.Positions;
import io.tickring.simulator.rest.deal.DealAnswers.Reference;
import io.tickring.simulator.rest.market.Catalogue;
import io.tickring.simulator.session.Session;
import io.tickring.simulator.book.OpenPosition;
import io.tickring.simulator.trading.TradingDesk;
import io.tickring.simulator.wire.WireTime;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code /positions}. */
public final class PositionRoutes implements Routes {
    private final TradingDesk desk;
    private final Catalogue catalogue;
    private final OrderLimits limits;
    private final WireTime time;

    public PositionRoutes(TradingDesk desk, Catalogue catalogue, OrderLimits limits, WireTime time) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.limits = limits;
        this.time = time;
    }

    @Override
    public Optional<Answer> answer(Request request, Session owner) {
        String account = owner.accountId();
        return switch (request.route()) {
            case "GET /positions" -> Optional.of(Answer.ok(new Positions(
                    desk.positions(account).stream().map(this::view).toList())));
            case "POST /positions" -> Optional.of(reference(open(request, owner)));
            default -> request.below("GET /positions/").map(id -> Answer.ok(view(desk.position(account, id))))
                    .or(() -> request.below("DELETE /positions/").map(id -> reference(desk.close(account, id))))
                    .or(() -> request.below("PUT /positions/").map(id -> reference(
                            desk.amend(account, id, new DealBody(request.body()).exits()))));
        };
    }

    private String open(Request request, Session owner) {
        boolean rejects = limits.mustReject(owner.identifier());
        Ticket ticket = new DealBody(request.body()).ticket(catalogue);
        return rejects ? desk.throttle(owner.accountId(), ticket) : desk.open(owner.accountId(), ticket);
    }

    static Answer reference(String reference) {
        return Answer.ok(new Reference(reference));
    }

    private PositionAndMarket view(OpenPosition of) {
        Instrument instrument = of.instrument();
        Protection protection = of.protection();
        return new PositionAndMarket(new PositionPart(1, time.localMillis(of.openedMs()),
                time.utcMillis(of.openedMs()), of.dealId(), "p_" + of.dealId(), of.orderId(),
                of.size().doubleValue(), of.leverage(), of.upl().doubleValue(), of.direction().name(),
                instrument.price(of.level()), instrument.currency(), protection.guaranteedStop(),
                price(instrument, protection.stopLevel()), price(instrument, protection.profitLevel()),
                protection.trailingStop() ? Boolean.TRUE : null, price(instrument, protection.stopDistance())),
                catalogue.flat(instrument, Optional.of(of.quote())));
    }

    static Double price(Instrument of, OptionalLong points) {
        return points.isPresent() ? of.price(points.getAsLong()) : null;
    }
}
