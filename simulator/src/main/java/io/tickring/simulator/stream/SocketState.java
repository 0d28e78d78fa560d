package io.tickring.simulator.stream;

import io.tickring.simulator.fault.FaultBoard;
import io.tickring.simulator.fault.SocketFault;

/**
 * What the faults at work leave of one socket.
 *
 * @param sends  whether anything is sent
 * @param quotes whether quotes and bars are sent
 * @param reads  whether anything is read
 */
record SocketState(boolean sends, boolean quotes, boolean reads) {
    static final SocketState WHOLE = new SocketState(true, true, true);
    static final SocketState GONE = new SocketState(false, false, false);

    /** @return the state by what is at work now; a half-open socket is one only since it was struck */
    static SocketState of(FaultBoard board, int socket) {
        boolean stalled = board.active(SocketFault.STALL_SOCKET, socket).isPresent();
        boolean zombie = board.active(SocketFault.ZOMBIE, socket).isPresent();
        return new SocketState(!stalled, !stalled && !zombie, true);
    }
}
