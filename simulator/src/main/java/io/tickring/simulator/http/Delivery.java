package io.tickring.simulator.http;

/**
 * How an answer reaches its client.
 *
 * @param delayMs before anything is sent
 */
public record Delivery(Way way, long delayMs) {
    public static final Delivery NORMAL = new Delivery(Way.WHOLE, 0);
    public static final Delivery NEVER = new Delivery(Way.NEVER, 0);
    public static final Delivery LOST = new Delivery(Way.LOST, 0);
    public static final Delivery CUT = new Delivery(Way.CUT, 0);

    /** What arrives. */
    public enum Way {
        WHOLE,
        /** Nothing, and the connection stays. */
        NEVER,
        /** Nothing, and the connection is reset. */
        LOST,
        /** Half of the body, then the connection ends. */
        CUT
    }
}
