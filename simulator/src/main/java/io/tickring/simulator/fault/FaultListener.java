package io.tickring.simulator.fault;

/** Told when a fault begins and ends. Called on the stream loop. */
public interface FaultListener {

    default void onFaultBegun(Running running) {
    }

    default void onFaultEnded(Running running) {
    }
}
