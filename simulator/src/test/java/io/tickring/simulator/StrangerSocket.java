package io.tickring.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A WebSocket client that keeps every text frame it gets. */
final class StrangerSocket implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final AtomicBoolean reading = new AtomicBoolean(true);
    private final AtomicInteger closeCode = new AtomicInteger(-1);
    private final AtomicInteger correlation = new AtomicInteger();
    private final AtomicInteger pongs = new AtomicInteger();
    private final Stranger rest;
    private final WebSocket socket;

    StrangerSocket(String url, Stranger rest) {
        this(url, rest, HttpClient.newHttpClient());
    }

    StrangerSocket(String url, Stranger rest, HttpClient http) {
        this.rest = rest;
        this.socket = http.newWebSocketBuilder().buildAsync(URI.create(url), this)
                .orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            frames.add(part.toString());
            part.setLength(0);
        }
        if (reading.get()) {
            webSocket.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket webSocket, java.nio.ByteBuffer message) {
        pongs.incrementAndGet();
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeCode.set(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closeCode.set(1006);
    }

    void stopReading() {
        reading.set(false);
    }

    void ask(String destination, String payload) {
        raw("{\"destination\":\"" + destination + "\",\"correlationId\":" + correlation.incrementAndGet()
                + ",\"cst\":\"" + rest.cst() + "\",\"securityToken\":\"" + rest.securityToken() + "\",\"payload\":"
                + payload + "}");
    }

    void subscribe(Collection<String> epics) {
        ask("marketData.subscribe", "{\"epics\":" + epics.stream().map(e -> "\"" + e + "\"")
                .collect(Collectors.joining(",", "[", "]")) + "}");
    }

    void raw(String text) {
        socket.sendText(text, true).orTimeout(10, TimeUnit.SECONDS).join();
    }

    void pingFrame() {
        socket.sendPing(java.nio.ByteBuffer.allocate(1)).orTimeout(10, TimeUnit.SECONDS).join();
    }

    List<String> texts() {
        return frames;
    }

    List<JsonNode> frames(String destination) {
        return frames.stream().map(StrangerSocket::json)
                .filter(frame -> frame.path("destination").asText().equals(destination)).toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** @return -1 while open; 1006 when the connection ended without a close frame */
    int closeCode() {
        return closeCode.get();
    }

    int pongs() {
        return pongs.get();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
