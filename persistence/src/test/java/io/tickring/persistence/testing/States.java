package io.tickring.persistence.testing;

import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.persistence.format.CheckpointState;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;

/** A saved state as bytes that can be compared. */
public final class States {
    private States() {
    }

    public static byte[] bytes(List<StateOutput> sections) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        byte[] bytes = new byte[CheckpointState.pack(sections, buffer)];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
