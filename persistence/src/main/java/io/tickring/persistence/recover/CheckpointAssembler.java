package io.tickring.persistence.recover;

import io.tickring.engine.checkpoint.StateInput;
import io.tickring.persistence.format.CheckpointPiece;
import io.tickring.persistence.format.CheckpointState;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** Puts the pieces of a checkpoint together. One that was cut off by a kill never becomes complete. */
public final class CheckpointAssembler {
    private final ExpandableArrayBuffer state = new ExpandableArrayBuffer();
    private int length;

    /** @return whether this was the last piece of a whole checkpoint */
    public boolean add(CheckpointPiece piece) {
        if (piece.offset() == 0) {
            length = 0;
        }
        if (piece.offset() != length) {
            return false;
        }
        state.putBytes(length, piece.buffer(), piece.from(), piece.length());
        length += piece.length();
        return piece.last();
    }

    /** @return the whole state, from index 0, of the checkpoint that became complete last */
    public DirectBuffer state() {
        return state;
    }

    /** @return the sections of the checkpoint that became complete last */
    public List<StateInput> sections() {
        return CheckpointState.unpack(state, length);
    }
}
