package io.tickring.simulator.rest.market;

import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.http.Routes;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.session.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** {@code /clientsentiment}: how many clients are long. A function of epic and time that moves through the day. */
public final class SentimentRoutes implements Routes {
    private static final double DAY_MS = 86_400_000;
    private static final int SWING = 15;
    private static final int SPREAD = 50;

    private final Catalogue catalogue;
    private final LongSupplier nowMs;

    record Sentiment(String marketId, double longPositionPercentage, double shortPositionPercentage) {
    }

    record Sentiments(List<Sentiment> clientSentiments) {
    }

    /** @param nowMs simulated time, epoch ms */
    public SentimentRoutes(Catalogue catalogue, LongSupplier nowMs) {
        this.catalogue = catalogue;
        this.nowMs = nowMs;
    }

    @Override
    public Optional<Answer> answer(Request request, Session owner) {
        return switch (request.route()) {
            case "GET /clientsentiment", "GET /clientsentiment/" -> Optional.of(Answer.ok(new Sentiments(
                    Arrays.stream(ids(request)).map(catalogue::instrument).map(this::sentiment).toList())));
            default -> request.below("GET /clientsentiment/")
                    .map(id -> Answer.ok(sentiment(catalogue.instrument(id))));
        };
    }

    private static String[] ids(Request request) {
        return request.parameter("marketIds").filter(ids -> !ids.isBlank())
                .orElseThrow(() -> new Refusal(400, "error.null.marketIds")).split(",");
    }

    private Sentiment sentiment(Instrument of) {
        int kind = of.epic().hashCode();
        double usual = 25 + Math.floorMod(kind, SPREAD);
        double phase = Math.floorMod(kind / SPREAD, 24) / 24.0;
        double turn = Math.sin(2 * Math.PI * (nowMs.getAsLong() / DAY_MS + phase));
        long hundredths = Math.round((usual + SWING * turn) * 100);
        return new Sentiment(of.epic(), hundredths / 100.0, (10_000 - hundredths) / 100.0);
    }
}
