package io.tickring.simulator.stream;

import io.tickring.simulator.fault.FaultBoard;
import io.tickring.simulator.fault.FaultListener;
import io.tickring.simulator.fault.QuoteFault;
import io.tickring.simulator.fault.Running;
import io.tickring.simulator.fault.SocketFault;
import io.tickring.simulator.fault.VenueFault;
import io.tickring.simulator.session.Sessions;
import io.tickring.simulator.wire.TextFrame;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Does to open sockets what a fault says when it begins and when it ends. Stream loop only. */
final class SocketFaults implements FaultListener {
    private static final byte RESERVED_BITS = 0x70;
    private static final String QUOTE_BEGIN = "{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":{\"epic\":\"";

    private final FaultBoard board;
    private final Supplier<List<Connection>> connections;
    private final QuoteFaults quotes;
    private final Sessions sessions;

    /** @param connections the open ones, safe to keep while they close */
    SocketFaults(FaultBoard board, Supplier<List<Connection>> connections, QuoteFaults quotes, Sessions sessions) {
        this.board = board;
        this.connections = connections;
        this.quotes = quotes;
        this.sessions = sessions;
    }

    @Override
    public void onFaultBegun(Running running) {
        if (running.fault() == VenueFault.EXPIRE_TOKENS) {
            sessions.endAll();
            running.strike();
        } else if (running.fault() instanceof SocketFault fault) {
            struck(running).forEach(connection -> begin(connection, fault, running));
        }
    }

    private List<Connection> struck(Running running) {
        return connections.get().stream().filter(connection -> running.strikes(connection.number())).toList();
    }

    private void begin(Connection connection, SocketFault fault, Running running) {
        switch (fault) {
            case DROP_SOCKET -> connection.reset();
            case CLOSE_SOCKET -> connection.close((int) running.value());
            case CUT_FRAME -> cutFrame(connection);
            case BAD_FRAME -> badFrame(connection);
            case HALF_OPEN -> connection.goneBy(running.id());
            case STALL_SOCKET, ZOMBIE -> connection.state(SocketState.of(board, connection.number()));
            default -> {
                return;
            }
        }
        running.strike();
    }

    private static void cutFrame(Connection connection) {
        byte[] frame = TextFrame.of(QUOTE_BEGIN + "x".repeat(100));
        connection.write(Arrays.copyOf(frame, frame.length / 2));
        connection.reset();
    }

    private static void badFrame(Connection connection) {
        byte[] frame = TextFrame.of(QUOTE_BEGIN);
        frame[0] |= RESERVED_BITS;
        connection.write(frame);
    }

    @Override
    public void onFaultEnded(Running running) {
        if (running.fault() == SocketFault.HALF_OPEN) {
            connections.get().stream().filter(connection -> connection.isGoneBy(running.id()))
                    .forEach(Connection::reset);
        } else if (running.fault() instanceof SocketFault) {
            struck(running).forEach(connection -> connection.state(SocketState.of(board, connection.number())));
        } else if (running.fault() instanceof QuoteFault) {
            quotes.release(running);
        }
    }
}
