package io.tickring.simulator.rest.deal;

import io.tickring.simulator.history.Confirm;
import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.http.Routes;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.order.Protection;
import io.tickring.simulator.rest.deal.DealAnswers.Confirmation;
import io.tickring.simulator.session.Session;
import io.tickring.simulator.trading.TradingDesk;
import io.tickring.simulator.wire.WireTime;
import java.util.Optional;

/** {@code /confirms}: what became of a reference. Its date is in UTC. */
public final class ConfirmRoutes implements Routes {
    private final TradingDesk desk;
    private final WireTime time;
    private final boolean saysReason;

    /** @param saysReason whether success is said with {@code reason} too */
    public ConfirmRoutes(TradingDesk desk, WireTime time, boolean saysReason) {
        this.desk = desk;
        this.time = time;
        this.saysReason = saysReason;
    }

    @Override
    public Optional<Answer> answer(Request request, Session owner) {
        return request.below("GET /confirms/").map(reference -> Answer.ok(desk.confirm(owner.accountId(), reference)
                .map(this::view).orElseThrow(() -> new Refusal(404, "error.not-found.dealReference"))));
    }

    private Confirmation view(Confirm of) {
        Instrument instrument = of.instrument();
        Protection protection = of.protection();
        return new Confirmation(time.utcMillis(of.timeMs()), of.status(),
                saysReason && !of.isRejected() ? "SUCCESS" : null, of.rejectReason(),
                of.isRejected() ? "REJECTED" : "ACCEPTED", instrument.epic(), of.dealReference(), of.dealId(),
                of.affected(), level(of), of.size().doubleValue(), of.direction().name(), protection.guaranteedStop(),
                protection.trailingStop(), of.profit() == null ? null : of.profit().doubleValue(),
                of.profit() == null ? null : of.currency(),
                PositionRoutes.price(instrument, protection.stopLevel()),
                PositionRoutes.price(instrument, protection.profitLevel()),
                PositionRoutes.price(instrument, protection.stopDistance()));
    }

    private static Number level(Confirm of) {
        if (of.isRejected()) {
            return 0;
        }
        return of.instrument().price(of.levelPoints());
    }
}
