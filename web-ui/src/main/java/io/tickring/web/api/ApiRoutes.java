package io.tickring.web.api;

import io.tickring.web.WebPorts;
import io.tickring.web.api.bars.BarsRoute;
import io.tickring.web.api.bars.ManyBarsRoute;
import io.tickring.web.api.past.DiskPool;
import io.tickring.web.http.Refusal;
import io.tickring.web.http.Reply;
import io.tickring.web.http.Route;
import io.tickring.web.live.LiveView;
import io.tickring.web.message.LiveText;
import io.tickring.web.metrics.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** All routes but the stream and the files. */
public final class ApiRoutes {
    private static final String OPENAPI = "openapi.yaml";
    private static final String YAML = "application/yaml";
    private static final String TEXT = "text/plain";

    private ApiRoutes() {
    }

    public static List<Route> all(WebPorts ports, LiveView live, DiskPool disk) {
        Health health = new Health(ports);
        Metrics metrics = new Metrics(ports, live);
        Reply openApi = new Reply(200, YAML, resource(OPENAPI));
        return List.of(
                Route.json("/api/v1/status", request -> now(() -> Reply.json(live.status()))),
                Route.json("/api/v1/markets", request -> ask(live::markets)),
                TicksRoute.of(ports, disk),
                BarsRoute.of(ports, disk),
                ManyBarsRoute.of(ports, disk),
                ExplainRoute.of(ports, disk),
                Route.json("/api/v1/quality", request -> ask(live::quality)),
                new Route("/api/v1/openapi.yaml", List.of(), List.of(YAML, TEXT), request -> now(() -> openApi)),
                new Route("/metrics", List.of(), List.of(TEXT), request -> now(metrics::scrape)),
                Route.json("/health/live", request -> now(health::live)),
                Route.json("/health/ready", request -> now(health::ready)));
    }

    private static CompletableFuture<Reply> now(Supplier<Reply> reply) {
        return CompletableFuture.completedFuture(reply.get());
    }

    private static CompletableFuture<Reply> ask(Predicate<Consumer<LiveText>> question) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        if (!question.test(text -> reply.complete(Reply.json(text.json())))) {
            throw Refusal.unavailable("the live view has too much to answer: ask again");
        }
        return reply;
    }

    private static byte[] resource(String name) {
        try (InputStream in = ApiRoutes.class.getResourceAsStream("/" + name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
