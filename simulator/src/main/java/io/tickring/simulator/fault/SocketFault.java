package io.tickring.simulator.fault;

/** What happens to WebSockets. */
public enum SocketFault implements Fault {
    /** The TCP connection is reset: a client sees 1006. */
    DROP_SOCKET(0, true),
    /** A close frame; the value is its code. */
    CLOSE_SOCKET(1011, true),
    /** Half of a frame, then the connection is reset. */
    CUT_FRAME(0, true),
    /** One frame with reserved bits set, against RFC 6455; the connection stays open. */
    BAD_FRAME(0, true),
    /** Accepts sockets and messages, sends nothing at all. Messages of that time are never answered. */
    STALL_SOCKET(0, false),
    /** The peer is gone without a word: nothing is read or written. At the end the connection is reset. */
    HALF_OPEN(0, false),
    /** Answers pings and subscriptions, sends no quote and no bar. */
    ZOMBIE(0, false),
    /** Accepts the connection and never answers the request to upgrade. At the end the connection is reset. */
    NO_HANDSHAKE(0, false),
    /** Answers the request to upgrade with an HTTP status, the value. */
    REFUSE_HANDSHAKE(503, false),
    /** Refuses a second socket of one account with {@code error.too-many.requests} and closes it. */
    REFUSE_SECOND_SOCKET(0, false),
    /** Answers subscriptions to the epics with ERROR; none of their message is subscribed. */
    REFUSE_EPICS(0, false);

    private final long usualValue;
    private final boolean momentary;

    SocketFault(long usualValue, boolean momentary) {
        this.usualValue = usualValue;
        this.momentary = momentary;
    }

    @Override
    public long usualValue() {
        return usualValue;
    }

    @Override
    public boolean isMomentary() {
        return momentary;
    }

    @Override
    public boolean takes(long value) {
        return switch (this) {
            case CLOSE_SOCKET -> value >= 1_000 && value <= 1_003 || value >= 1_007 && value <= 1_014
                    || value >= 3_000 && value <= 4_999;
            case REFUSE_HANDSHAKE -> value >= 200 && value <= 599;
            default -> true;
        };
    }
}
