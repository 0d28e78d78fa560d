package io.tickring.simulator.rules;

/** Where an ERROR frame of the WebSocket has its errorCode. */
public enum ErrorShape {
    /** In the payload. */
    PAYLOAD,
    /** Beside the status, with an empty payload. */
    TOP_LEVEL,
    /** In the payload, together with the request as it came, tokens included. */
    ECHO
}
