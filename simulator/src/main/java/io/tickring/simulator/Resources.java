package io.tickring.simulator;

import io.tickring.simulator.http.Routes;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.rest.AccountRoutes;
import io.tickring.simulator.rest.LoginGate;
import io.tickring.simulator.rest.deal.ConfirmRoutes;
import io.tickring.simulator.rest.deal.HistoryRoutes;
import io.tickring.simulator.rest.deal.OrderLimits;
import io.tickring.simulator.rest.deal.OrderRoutes;
import io.tickring.simulator.rest.deal.PositionRoutes;
import io.tickring.simulator.rest.market.Catalogue;
import io.tickring.simulator.rest.market.MarketRoutes;
import io.tickring.simulator.rest.market.NavigationRoutes;
import io.tickring.simulator.rest.market.PriceRoutes;
import io.tickring.simulator.rest.market.SentimentRoutes;
import io.tickring.simulator.rest.market.WatchlistRoutes;
import io.tickring.simulator.rules.BrokerRules;
import io.tickring.simulator.rules.DealingRules;
import io.tickring.simulator.session.Logins;
import io.tickring.simulator.session.Session;
import io.tickring.simulator.trading.TradingDesk;
import io.tickring.simulator.wire.WireTime;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Makes the broker's resources beyond the session. */
record Resources(PriceSource source, TradingDesk desk, Logins logins, BrokerRules rules, LoginGate gate,
                 LongSupplier nanoTime) {

    List<Routes> routes() {
        WireTime time = new WireTime(rules.timezoneOffsetHours());
        Catalogue catalogue = new Catalogue(source, time, rules.dealing().trailingStops(),
                rules.venueHours());
        return Stream.concat(dealing(catalogue, time).stream(), markets(catalogue, time).stream()).toList();
    }

    private List<Routes> dealing(Catalogue catalogue, WireTime time) {
        DealingRules dealing = rules.dealing();
        OrderLimits limits = new OrderLimits(rules, gate, nanoTime);
        return List.of(new AccountRoutes(logins::accounts, desk, rules, gate, nanoTime),
                new PositionRoutes(desk, catalogue, limits, time),
                new OrderRoutes(desk, catalogue, limits, time, dealing.negativeOrderStop()),
                new ConfirmRoutes(desk, time, dealing.confirmReason()),
                new HistoryRoutes(desk, time, source::nowMs, dealing.wholeHistory()));
    }

    private List<Routes> markets(Catalogue catalogue, WireTime time) {
        return List.of(new MarketRoutes(catalogue, rules.listsAllMarkets()),
                new PriceRoutes(catalogue, source, time, rules.codeWithoutPrices()), new NavigationRoutes(catalogue),
                new SentimentRoutes(catalogue, source::nowMs), new WatchlistRoutes(catalogue, Session::identifier));
    }
}
