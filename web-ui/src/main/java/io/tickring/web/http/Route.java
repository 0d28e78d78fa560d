package io.tickring.web.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One address of the API.
 *
 * @param path       exact, or with one variable part: a path that ends in a slash ends with it, an asterisk stands for
 *                   it elsewhere
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

    private static final char VARIABLE = '*';

    /** @return a route without query values that offers JSON */
    public static Route json(String path, Answer answer) {
        return new Route(path, List.of(), List.of(JSON), answer);
    }

    boolean hasVariable() {
        return path.endsWith("/") || path.indexOf(VARIABLE) >= 0;
    }

    /** @return whether a path, still encoded, is this one with something in the place of the variable */
    boolean matches(String asked) {
        String before = before();
        String behind = behind();
        return asked.length() > before.length() + behind.length() && asked.startsWith(before) && asked.endsWith(behind)
                && variable(asked).indexOf('/') < 0;
    }

    /** @return what stands in the place of the variable of a path that {@link #matches} */
    String variable(String asked) {
        return asked.substring(before().length(), asked.length() - behind().length());
    }

    private String before() {
        return path.indexOf(VARIABLE) < 0 ? path : path.substring(0, path.indexOf(VARIABLE));
    }

    private String behind() {
        return path.indexOf(VARIABLE) < 0 ? "" : path.substring(path.indexOf(VARIABLE) + 1);
    }
}
