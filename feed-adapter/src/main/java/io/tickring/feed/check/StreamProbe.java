package io.tickring.feed.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.rest.SessionTokens;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * One WebSocket of its own, apart from the feed's: a handshake that fails tells what came instead. Frames are never
 * printed, for errors echo the tokens. For one thread.
 */
final class StreamProbe implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MOST_FRAMES = 10_000;

    private final FeedSettings settings;
    private final HttpClient http;
    private final Inbox inbox = new Inbox();
    private WebSocket socket;
    private int requests;

    StreamProbe(FeedSettings settings, Executor executor) {
        this.settings = settings;
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(executor)
                .sslContext(settings.trust().context()).build();
    }

    /** @throws ExecutionException with what the handshake met */
    void open() throws ExecutionException, InterruptedException, TimeoutException {
        socket = http.newWebSocketBuilder().connectTimeout(Duration.ofMillis(settings.requestTimeoutMs()))
                .buildAsync(settings.streamUrl(), inbox).get(settings.requestTimeoutMs() + 1_000,
                        TimeUnit.MILLISECONDS);
    }

    /** @return the number that the answer will bear */
    String send(String destination, SessionTokens tokens, Map<String, ?> payload) {
        String correlationId = Integer.toString(++requests);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("destination", destination);
        message.put("correlationId", correlationId);
        message.put("cst", tokens.cst());
        message.put("securityToken", tokens.securityToken());
        message.put("payload", payload);
        try {
            socket.sendText(MAPPER.writeValueAsString(message), true);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of texts is JSON", impossible.getCause());
        }
        return correlationId;
    }

    /** @return the first frame that fits; a missing node where none came in time or the socket ended */
    JsonNode await(Predicate<JsonNode> fits, Duration within) throws InterruptedException {
        long deadlineNs = System.nanoTime() + within.toNanos();
        while (true) {
            JsonNode frame = inbox.frames.poll(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (frame == null || frame.isMissingNode() || fits.test(frame)) {
                return frame == null ? MissingNode.getInstance() : frame;
            }
        }
    }

    boolean closed() {
        return inbox.closed;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    /** Takes frames on the client's threads. */
    private static final class Inbox implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>(MOST_FRAMES);
        private final StringBuilder partial = new StringBuilder();
        private volatile boolean closed;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                frames.offer(read(partial.toString()));
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            end();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable cause) {
            end();
        }

        private void end() {
            closed = true;
            frames.offer(MissingNode.getInstance());
        }

        /** What is no JSON is an empty object: it fits nothing. */
        private static JsonNode read(String text) {
            try {
                return MAPPER.readTree(text);
            } catch (JsonProcessingException notJson) {
                return MAPPER.createObjectNode();
            }
        }
    }
}
