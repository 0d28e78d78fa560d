package io.tickring.simulator;

import io.tickring.simulator.http.Routes;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.rest.AccountRoutes;
import io.tickring.simulator.rest.market.Catalogue;
import io.tickring.simulator.rest.market.MarketRoutes;
import io.tickring.simulator.rest.market.PriceRoutes;
import io.tickring.simulator.rules.BrokerRules;
import io.tickring.simulator.session.Account;
import io.tickring.simulator.wire.WireTime;
import java.util.List;

/** Makes the broker's resources beyond the session. */
final class Resources {
    private Resources() {
    }

    static List<Routes> of(PriceSource source, List<Account> accounts, BrokerRules rules) {
        WireTime time = new WireTime(rules.timezoneOffsetHours());
        Catalogue catalogue = new Catalogue(source, time);
        return List.of(new AccountRoutes(accounts), new MarketRoutes(catalogue),
                new PriceRoutes(catalogue, source, time));
    }
}
