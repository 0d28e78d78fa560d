package io.tickring.persistence.format;

import io.tickring.persistence.codec.FormatException;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** The saved state of all stages as one run of bytes: a count, then each section behind its length. */
public final class CheckpointState {
    private CheckpointState() {
    }

    /** @return bytes written into the buffer, from index 0 */
    public static int pack(List<StateOutput> sections, MutableDirectBuffer into) {
        into.putInt(0, sections.size(), LITTLE_ENDIAN);
        int at = Integer.BYTES;
        for (StateOutput section : sections) {
            into.putInt(at, section.length(), LITTLE_ENDIAN);
            into.putBytes(at + Integer.BYTES, section.buffer(), 0, section.length());
            at += Integer.BYTES + section.length();
        }
        return at;
    }

    /**
     * @return the sections, reading from the same buffer
     * @throws FormatException where the lengths do not fill the buffer
     */
    public static List<StateInput> unpack(DirectBuffer state, int length) {
        StateInput lengths = new StateInput(state, 0, length);
        List<StateInput> sections = new ArrayList<>();
        int at = Integer.BYTES;
        for (int rest = lengths.getInt(); rest > 0; rest--) {
            int bytes = state.getInt(at, LITTLE_ENDIAN);
            if (bytes < 0 || bytes > length - at - Integer.BYTES) {
                throw new FormatException("a section of a checkpoint has " + bytes + " bytes, expected fewer");
            }
            sections.add(new StateInput(state, at + Integer.BYTES, bytes));
            at += Integer.BYTES + bytes;
        }
        return sections;
    }
}
