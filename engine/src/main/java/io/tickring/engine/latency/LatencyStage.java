package io.tickring.engine.latency;

import java.util.Locale;

/** The parts of a tick's way that are timed. Each has one thread that records it. */
public enum LatencyStage {
    /** From the frame's bytes to the filled slot. */
    DECODE,
    /** From the slot's publication to its validation. */
    RING,
    /** From the frame's receipt to its acknowledgement in the journal. */
    JOURNAL,
    /** From the frame's receipt to the encoded update for the pages. */
    PAGE;

    /** @return the name in status and metrics */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
