package io.tickring.simulator.fault;

import io.tickring.simulator.http.HeldConnections;

/** Resets the connections that were kept waiting when the fault that kept them ends. */
public final class HeldRelease implements FaultListener {
    private final HeldConnections held;

    public HeldRelease(HeldConnections held) {
        this.held = held;
    }

    @Override
    public void onFaultEnded(Running running) {
        if (running.fault() == RestFault.NO_ANSWER || running.fault() == SocketFault.NO_HANDSHAKE) {
            held.letGo();
        }
    }
}
