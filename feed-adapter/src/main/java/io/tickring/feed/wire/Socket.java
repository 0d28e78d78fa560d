package io.tickring.feed.wire;

/** One WebSocket connection. Event loop only. */
public interface Socket {
    /** Sends a text message; without effect once the socket is closed. */
    void send(String message);

    /** Closes; the listener hears of it. */
    void close();
}
