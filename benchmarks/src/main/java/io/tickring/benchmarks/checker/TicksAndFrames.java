package io.tickring.benchmarks.checker;

import java.util.List;

/**
 * Holds the ticks of each directory against the frames: they have to be the first frames of a socket, none missing
 * between, none twice, in order. What a socket was handed behind them was under way when the writer was killed.
 */
final class TicksAndFrames {
    private final List<long[]> connections;
    private final RecordSink wrong;
    private int connection = -1;
    private int frame;
    private boolean begins;
    private boolean skips;
    private boolean lost;
    private long matched;
    private long reconnects;

    TicksAndFrames(Frames frames, RecordSink wrong) {
        connections = frames.connections();
        this.wrong = wrong;
    }

    /** Another directory: its writer has opened sockets of its own. */
    void begin() {
        begins = true;
        lost = false;
    }

    /** Ticks were removed: the next one is any frame behind. */
    void gone() {
        skips = true;
        lost = false;
    }

    void tick(TickRow tick) {
        if (lost) {
            return;
        }
        long print = tick.print();
        if (skips && skipTo(print)) {
            skips = false;
            begins = false;
            matched++;
        } else if (!begins && isNext(print)) {
            frame++;
            matched++;
        } else if (turnTo(print)) {
            reconnects += begins ? 0 : 1;
            matched++;
            begins = false;
        } else {
            lost = true;
            wrong.wrong("a frame is missing, came twice or out of order before " + tick + ", frame " + frame
                    + " of socket " + connection);
        }
    }

    private boolean isNext(long print) {
        long[] frames = connections.get(connection);
        return frame < frames.length && frames[frame] == print;
    }

    private boolean skipTo(long print) {
        for (int next = Math.max(connection, 0); next < connections.size(); next++) {
            long[] frames = connections.get(next);
            for (int at = next == connection ? frame : 0; at < frames.length; at++) {
                if (frames[at] == print) {
                    connection = next;
                    frame = at + 1;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean turnTo(long print) {
        for (int next = connection + 1; next < connections.size(); next++) {
            if (connections.get(next)[0] == print) {
                connection = next;
                frame = 1;
                return true;
            }
        }
        return false;
    }

    long matched() {
        return matched;
    }

    /** @return sockets that a writer opened beside its first */
    long reconnects() {
        return reconnects;
    }
}
