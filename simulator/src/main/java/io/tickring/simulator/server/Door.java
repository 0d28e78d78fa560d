package io.tickring.simulator.server;

import java.util.OptionalInt;

/** Decides about requests to become a WebSocket. Stream loop only. */
public interface Door {

    /** @return whether the request is never answered */
    boolean isSilent();

    /** @return the HTTP status it is refused with; empty where it is accepted */
    OptionalInt refusal();
}
