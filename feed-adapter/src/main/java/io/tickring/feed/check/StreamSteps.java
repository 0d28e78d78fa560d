package io.tickring.feed.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.rest.SessionTokens;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The stream: its handshake, a first quote, a ping. In this order; for one thread. */
final class StreamSteps {
    private static final String SUBSCRIBE = "marketData.subscribe";
    private static final String CODE = "errorCode";
    private static final int SWITCHING = 101;

    private final FeedSettings settings;
    private final StreamProbe probe;
    private final Duration patience;

    StreamSteps(FeedSettings settings, StreamProbe probe) {
        this.settings = settings;
        this.probe = probe;
        patience = Duration.ofMillis(settings.requestTimeoutMs());
    }

    Finding open() throws InterruptedException {
        String host = settings.streamUrl().getHost();
        try {
            probe.open();
            return Finding.passed(settings.streamUrl() + " is open");
        } catch (TimeoutException e) {
            return silent(host);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException handshake && handshake.getResponse() != null) {
                return onHandshake(handshake.getResponse());
            }
            return e.getCause() instanceof java.net.http.HttpTimeoutException ? silent(host)
                    : Finding.failed("the WebSocket to " + host + " broke in its handshake ("
                            + e.getCause().getClass().getSimpleName() + ")", "a proxy or firewall that does not know "
                            + "WebSocket may cut it: connect without it");
        }
    }

    private static Finding silent(String host) {
        return Finding.failed(host + " took the connection and never answered the WebSocket's handshake",
                "a proxy or firewall that swallows WebSocket: connect without it; otherwise trouble at the venue");
    }

    private Finding onHandshake(HttpResponse<?> response) {
        int status = response.statusCode();
        if (status == 429) {
            return Finding.failed("the venue refuses the WebSocket for too many requests (HTTP 429)",
                    "wait 2 minutes, and stop other programs that use this account");
        }
        if (status >= 500) {
            return Finding.failed("the venue's stream has trouble of its own (HTTP " + status + ")",
                    "wait some minutes; if it lasts, look at the venue's status page");
        }
        if (status == 404) {
            return Finding.failed("there is no stream at " + settings.streamUrl() + " (HTTP 404)",
                    "correct feed.streamUrl: its path is /connect");
        }
        String kind = response.headers().firstValue("Content-Type").map(type -> ", " + type).orElse("");
        return Finding.failed("the WebSocket's handshake was answered with HTTP " + status + kind + " instead of "
                        + SWITCHING,
                "a proxy between here and the venue does not let WebSocket through: connect without it, or have it "
                        + "pass Upgrade to " + settings.streamUrl().getHost());
    }

    /** @param open whether the market trades now */
    Finding quotes(CheckPlan plan, boolean open, SessionTokens tokens) throws InterruptedException {
        String sent = probe.send(SUBSCRIBE, tokens, Map.of("epics", List.of(plan.symbol())));
        JsonNode answer = probe.await(frame -> answers(frame, sent), patience);
        if (answer.isMissingNode()) {
            return noAnswer("subscription");
        }
        if ("ERROR".equals(answer.path("status").asText())) {
            return refused("subscription", answer);
        }
        String state = answer.path("payload").path("subscriptions").path(plan.symbol()).asText("");
        if (!"PROCESSED".equals(state)) {
            return Finding.failed("the venue did not subscribe " + plan.symbol() + " (" + printable(state) + ")",
                    "it may not stream this market; try another one: --symbol US500");
        }
        return firstQuote(plan, open);
    }

    private Finding firstQuote(CheckPlan plan, boolean open) throws InterruptedException {
        if (!open) {
            return Finding.note("subscribed; the market is closed, so no quote is expected");
        }
        long startNs = System.nanoTime();
        JsonNode quote = probe.await(frame -> "quote".equals(frame.path("destination").asText())
                && plan.symbol().equals(frame.path("payload").path("epic").asText()), plan.quoteWithin());
        if (!quote.isMissingNode()) {
            long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
            JsonNode payload = quote.path("payload");
            return Finding.passed("first quote of " + plan.symbol() + " after " + tookMs + " ms: "
                    + payload.path("bid").asText("-") + " / " + payload.path("ofr").asText("-"));
        }
        return probe.closed() ? noAnswer("quote")
                : Finding.failed("the market is open and subscribed, but no quote came within "
                        + plan.quoteWithin().toSeconds() + " s: the stream is alive and gives nothing",
                        "run the test again, for a quiet market may be slow; if it stays so, the venue's stream hangs: "
                                + "try --symbol US500 and wait some minutes");
    }

    Finding ping(SessionTokens tokens) throws InterruptedException {
        long startNs = System.nanoTime();
        String sent = probe.send("ping", tokens, Map.of());
        JsonNode answer = probe.await(frame -> answers(frame, sent), patience);
        if (answer.isMissingNode()) {
            return noAnswer("ping");
        }
        return "OK".equals(answer.path("status").asText())
                ? Finding.passed("answered after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs) + " ms")
                : refused("ping", answer);
    }

    private Finding noAnswer(String what) {
        return probe.closed()
                ? Finding.failed("the stream was closed before the " + what + " was answered",
                        "a proxy that cuts WebSocket, or the venue allows this account no further socket: stop other "
                                + "programs that use it")
                : Finding.failed("the stream is open but silent: no answer to the " + what + " within "
                        + patience.toMillis() + " ms", "a proxy that lets WebSocket open and swallows its frames, or "
                        + "the venue's stream hangs: try another network, then wait some minutes");
    }

    private static Finding refused(String what, JsonNode answer) {
        JsonNode inside = answer.path("payload").path(CODE);
        String code = printable((inside.isMissingNode() ? answer.path(CODE) : inside).asText("no code"));
        return switch (code) {
            case "error.too-many.requests" -> Finding.failed("the venue refuses the " + what + ": too many requests, "
                    + "or no further socket for this account", "stop other programs that use this account, the daemon "
                    + "included, and wait 2 minutes");
            case "error.invalid.session.token" -> Finding.failed("the stream does not take the tokens of the log-in",
                    "feed.streamUrl may belong to another venue than feed.url; or another log-in ended this one");
            default -> Finding.failed("the venue refuses the " + what + ": " + code,
                    "docs/capital-com.md lists what is known of the venue's answers");
        };
    }

    private static boolean answers(JsonNode frame, String correlationId) {
        return correlationId.equals(frame.path("correlationId").asText());
    }

    /** Only what can be a code: a frame may echo tokens. */
    private static String printable(String text) {
        return text.matches("[A-Za-z._-]{1,60}") ? text : "an unreadable answer";
    }
}
