package io.tickring.engine.ring;

/** How the three stages of the hot chain share threads. Both give the same output. */
public enum RingLayout {
    /** One thread calls validation, bars and journal in turn: the fastest below eight cores. */
    FUSED,
    /** Each stage has its own thread. */
    PIPELINED
}
