package io.tickring.simulator.rest.market;

import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.http.Routes;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.session.Session;
import io.tickring.simulator.wire.WireTime;
import java.util.Optional;

/** {@code /prices}: bars of one market. */
public final class PriceRoutes implements Routes {
    private final Catalogue catalogue;
    private final PriceQuery prices;

    /** @param codesEmpty whether the 404 of an empty window carries an errorCode */
    public PriceRoutes(Catalogue catalogue, PriceSource source, WireTime time, boolean codesEmpty) {
        this.catalogue = catalogue;
        this.prices = new PriceQuery(source, time, codesEmpty);
    }

    @Override
    public Optional<Answer> answer(Request request, Session owner) {
        return request.below("GET /prices/")
                .map(epic -> prices.answer(catalogue.instrument(epic), request));
    }
}
