package io.tickring.simulator.fault;

import io.tickring.simulator.server.Door;
import java.util.Optional;
import java.util.OptionalInt;

/** Keeps WebSockets out while a fault says so. */
public final class StreamDoor implements Door {
    private final FaultBoard board;

    public StreamDoor(FaultBoard board) {
        this.board = board;
    }

    @Override
    public boolean isSilent() {
        return struck(SocketFault.NO_HANDSHAKE).isPresent();
    }

    @Override
    public OptionalInt refusal() {
        return struck(SocketFault.REFUSE_HANDSHAKE).map(running -> OptionalInt.of((int) running.value()))
                .orElseGet(OptionalInt::empty);
    }

    private Optional<Running> struck(SocketFault fault) {
        Optional<Running> running = board.active(fault);
        running.ifPresent(Running::strike);
        return running;
    }
}
