package io.tickring.web.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds who answers a request. */
public final class Router {
    private final Map<String, Route> exact;
    private final List<Route> withVariable;
    private final StaticFiles files;

    /** @param files answers what no route does */
    public Router(List<Route> routes, StaticFiles files) {
        exact = routes.stream().filter(route -> !route.hasVariable())
                .collect(Collectors.toMap(Route::path, Function.identity()));
        withVariable = routes.stream().filter(Route::hasVariable).toList();
        this.files = files;
    }

    /** @throws Refusal where nobody does, or the request is wrong */
    CompletableFuture<Reply> answer(HttpRequest http) {
        String path = path(http);
        Route route = route(path);
        if (route == null) {
            return CompletableFuture.completedFuture(file(http, path));
        }
        requireGet(http);
        String type = Accept.choose(http.headers().get(HttpHeaderNames.ACCEPT), route.types())
                .orElseThrow(() -> new Refusal(406, "Accept allows none of what this route offers: "
                        + String.join(", ", route.types())));
        String variable = route.hasVariable() ? decoded(route.variable(path)) : "";
        Query query = Query.of(http.uri(), route.parameters());
        return route.answer().to(new Request(path, variable, query, type));
    }

    /** @return the path as it was sent, still encoded */
    static String path(HttpRequest http) {
        return new QueryStringDecoder(http.uri()).rawPath();
    }

    static void requireGet(HttpRequest http) {
        if (!HttpMethod.GET.equals(http.method()) && !HttpMethod.HEAD.equals(http.method())) {
            throw new Refusal(405, "method " + http.method() + " is not for this address: expected GET or HEAD");
        }
    }

    private Route route(String path) {
        Route found = exact.get(path);
        if (found != null) {
            return found;
        }
        return withVariable.stream().filter(route -> route.matches(path)).findFirst().orElse(null);
    }

    private Reply file(HttpRequest http, String path) {
        StaticFile file = files.find(decoded(path)).orElseThrow(() -> new Refusal(404,
                "nothing is at " + path + ": the routes are listed in /api/v1/openapi.yaml"));
        requireGet(http);
        HttpHeaders headers = http.headers();
        return file.reply(headers.get(HttpHeaderNames.ACCEPT_ENCODING), headers.get(HttpHeaderNames.IF_NONE_MATCH));
    }

    private static String decoded(String text) {
        try {
            return QueryStringDecoder.decodeComponent(text.replace("+", "%2B"));
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badRequest("'" + text + "' is not well encoded: expected two hex digits behind each %");
        }
    }
}
