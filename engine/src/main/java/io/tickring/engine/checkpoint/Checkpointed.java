package io.tickring.engine.checkpoint;

/** A part of the engine whose state a checkpoint holds. Called on the thread that owns the state. */
public interface Checkpointed {
    /** Writes everything a later {@link #restore} needs to go on as if nothing had happened. */
    void save(StateOutput out);

    /**
     * Takes the place of the state that was saved.
     *
     * @throws IllegalArgumentException where the input was not written by {@link #save} of this version
     */
    void restore(StateInput in);
}
