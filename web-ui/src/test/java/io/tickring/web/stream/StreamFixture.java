package io.tickring.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.web.OpenApiDocument;
import io.tickring.web.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A well-behaved client; every message it gets is held to its schema. */
final class StreamFixture implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenApiDocument DOCUMENT = new OpenApiDocument();

    final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    volatile int closeCode;
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    StreamFixture(RunningServer running) {
        URI address = URI.create(running.server.url().replace("http", "ws") + "/api/v1/stream");
        socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, this).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                messages.add(JSON.readTree(partial.toString()));
            } catch (IOException malformed) {
                throw new IllegalStateException(malformed);
            }
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closeCode = statusCode;
        return null;
    }

    StreamFixture send(String json) {
        socket.sendText(json.replace('\'', '"'), true).join();
        return this;
    }

    WebSocket socket() {
        return socket;
    }

    /** @return the next message of any type */
    JsonNode next() throws InterruptedException {
        JsonNode message = messages.poll(RunningServer.LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(message).as("a message").isNotNull();
        return message;
    }

    /** @return the next message of this type; others are left out */
    JsonNode next(String type) throws InterruptedException {
        JsonNode message = next();
        while (!message.path("type").asText().equals(type)) {
            message = next();
        }
        String schema = Character.toUpperCase(type.charAt(0)) + type.substring(1) + "Message";
        assertThat(DOCUMENT.violations(schema, message.toString())).isEmpty();
        return message;
    }
}
