package io.tickring.simulator.rules;

/** What {@code PUT /session} does to the sockets of the session. */
public enum AccountSwitch {
    CLOSE_SOCKET,
    STOP_DATA
}
