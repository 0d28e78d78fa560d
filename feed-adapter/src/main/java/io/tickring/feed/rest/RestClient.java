package io.tickring.feed.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tickring.feed.FeedSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Sends one request at a time for each caller, within the venue's limit for all of them. For any thread; blocks. */
final class RestClient {
    /** A little more than a second: what leaves us evenly may arrive in a bunch. */
    private static final long WINDOW_NS = TimeUnit.MILLISECONDS.toNanos(1_100);
    private static final String PREFIX = "/api/v1";

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private final HttpClient http;
    private final String root;
    private final Duration timeout;
    private final Pacer pacer;
    private final LongSupplier monotonicNs;

    RestClient(FeedSettings settings, Executor executor, LongSupplier monotonicNs) {
        this.monotonicNs = monotonicNs;
        timeout = Duration.ofMillis(settings.requestTimeoutMs());
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout)
                .executor(executor).build();
        root = settings.url().toString().replaceAll("/+$", "") + PREFIX;
        pacer = new Pacer(settings.requestsPerSecond(), WINDOW_NS, monotonicNs);
    }

    /**
     * @param path    behind {@code /api/v1}, with its query
     * @param headers names and values
     * @param body    is sent as JSON, null for none
     * @return the answer, whatever its status; anything but JSON is a missing body
     * @throws VenueException without an answer
     */
    RestReply send(String method, String path, Map<String, String> headers, Map<String, ?> body) {
        String what = method + ' ' + path.replaceAll("\\?.*", "");
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path)).timeout(timeout)
                    .header("Accept", "application/json");
            headers.forEach(request::header);
            if (body == null) {
                request.method(method, BodyPublishers.noBody());
            } else {
                request.header("Content-Type", "application/json");
                request.method(method, BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body)));
            }
            pacer.await();
            long sentNs = monotonicNs.getAsLong();
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            return reply(response, sentNs, monotonicNs.getAsLong());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new VenueException(what, 0, "interrupted");
        } catch (IOException failed) {
            throw new VenueException(what, 0, failed.getClass().getSimpleName());
        }
    }

    private RestReply reply(HttpResponse<byte[]> response, long sentNs, long receivedNs) throws IOException {
        Optional<SessionTokens> tokens = response.headers().firstValue("CST").flatMap(cst ->
                response.headers().firstValue("X-SECURITY-TOKEN").map(security -> new SessionTokens(cst, security)));
        return new RestReply(response.statusCode(), json(response.body()), tokens, sentNs, receivedNs);
    }

    private JsonNode json(byte[] body) throws IOException {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
