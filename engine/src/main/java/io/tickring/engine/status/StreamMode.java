package io.tickring.engine.status;

/** How the venue lets itself be streamed; found out at the start and after each reconnection. */
public enum StreamMode {
    /** Not known yet. */
    UNKNOWN,
    /** One socket carries every market. */
    ONE_SOCKET,
    /** The venue counts markets by connection: several sockets share them. */
    SHARDED,
    /** The venue allows one socket and not every market on it: the rest is asked for again and again. */
    POLLED
}
