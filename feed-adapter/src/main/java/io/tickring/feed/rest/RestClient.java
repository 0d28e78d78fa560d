package io.tickring.feed.rest;

import io.tickring.feed.FeedSettings;
import io.tickring.feed.json.Json;
import io.tickring.feed.rest.VenueException.Cause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;

/** Sends one request at a time for each caller, within the venue's limits for all of them. For any thread; blocks. */
final class RestClient {
    private static final String PREFIX = "/api/v1";
    private static final int TOO_MANY_REQUESTS = 429;

    /** Where a connection ends without an answer the JDK sends a GET again by itself, uncounted, unless told not to. */
    private static final String JDK_ATTEMPTS = "jdk.httpclient.redirects.retrylimit";

    static {
        System.setProperty(JDK_ATTEMPTS, "1");
    }

    private final Supplier<HttpClient> maker;
    private final String root;
    private final Duration timeout;
    private final RequestBudget budget;
    private final LongSupplier monotonicNs;
    private HttpClient http;

    RestClient(FeedSettings settings, RequestBudget budget, Executor executor, LongSupplier monotonicNs) {
        this.budget = budget;
        this.monotonicNs = monotonicNs;
        timeout = Duration.ofMillis(settings.requestTimeoutMs());
        maker = () -> over(settings, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout).executor(executor)).build();
        root = settings.url().toString().replaceAll("/+$", "") + PREFIX;
    }

    private static HttpClient.Builder over(FeedSettings settings, HttpClient.Builder http) {
        return settings.url().getScheme().equalsIgnoreCase("https") ? http.sslContext(settings.trust().context())
                : http.sslContext(new NoTls()).sslParameters(new SSLParameters());
    }

    /**
     * @param headers names and values
     * @return the answer, whatever its status; anything but JSON is a missing body
     * @throws VenueException without an answer, or where one of our own limits forbids to ask
     */
    RestReply send(Call call, Map<String, String> headers) {
        try {
            HttpRequest request = request(call, headers);
            HttpClient client = http();
            try (RequestBudget.Turn turn = budget.await(call.lane())) {
                long sentNs = monotonicNs.getAsLong();
                HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
                return reply(response, sentNs, monotonicNs.getAsLong());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new VenueException(call.what(), 0, "interrupted");
        } catch (ConnectException | HttpConnectTimeoutException unreachable) {
            throw new VenueException(call.what(), 0, unreachable.getClass().getSimpleName(), Cause.NOT_SENT);
        } catch (IOException failed) {
            throw new VenueException(call.what(), 0, failed.getClass().getSimpleName());
        }
    }

    /** Made by the first request: that takes a while, and whoever wires a feed need not wait for it. */
    private synchronized HttpClient http() {
        if (http == null) {
            http = maker.get();
        }
        return http;
    }

    private HttpRequest request(Call call, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + call.path().text())).timeout(timeout)
                .header("Accept", "application/json");
        headers.forEach(request::header);
        if (call.body() == null) {
            return request.method(call.method(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(call.method(), BodyPublishers.ofByteArray(Json.bytes(call.body()))).build();
    }

    private RestReply reply(HttpResponse<byte[]> response, long sentNs, long receivedNs) throws IOException {
        if (response.statusCode() == TOO_MANY_REQUESTS) {
            budget.onTooManyRequests();
        }
        Optional<SessionTokens> tokens = response.headers().firstValue("CST").flatMap(cst ->
                response.headers().firstValue("X-SECURITY-TOKEN").map(security -> new SessionTokens(cst, security)));
        return new RestReply(response.statusCode(), Json.tree(response.body()), response.body().length == 0, tokens,
                sentNs, receivedNs);
    }
}
