package io.tickring.feed.wire;

/** What happens on one socket. Called on the event loop, and by no other thread. */
public interface SocketListener {
    /** The WebSocket is open: messages can be sent. */
    void onOpen(Socket socket);

    /**
     * A whole text or binary frame came.
     *
     * @param frame         its bytes from index 0, valid during the call; one byte behind them may be written
     * @param length        of the frame
     * @param receiveTimeNs our time at which processing of the socket read began that completed it, epoch ns
     */
    void onFrame(Socket socket, byte[] frame, int length, long receiveTimeNs);

    /** The socket is closed, or was never opened. Comes exactly once. The reason holds no secret. */
    void onClosed(Socket socket, String reason);
}
