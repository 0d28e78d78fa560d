package io.tickring.web.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One address of the API.
 *
 * @param path       exact, or ending in a slash where its last part is a variable
 * @param parameters query values it knows
 * @param types      media types it offers, the preferred one first
 * @param answer     called on the event loop, so it must not block
 */
public record Route(String path, List<String> parameters, List<String> types, Answer answer) {
    /** What is done about a request. */
    @FunctionalInterface
    public interface Answer {
        /**
         * @return the answer, now or later; one that fails with a {@link Refusal} becomes a problem document
         * @throws Refusal where the request is wrong
         */
        CompletableFuture<Reply> to(Request request);
    }

    public static final String JSON = "application/json";
    public static final String CSV = "text/csv";

    /** @return a route without query values that offers JSON */
    public static Route json(String path, Answer answer) {
        return new Route(path, List.of(), List.of(JSON), answer);
    }

    boolean hasVariable() {
        return path.endsWith("/");
    }
}
