package io.tickring.benchmarks.kill;

/** The moment of a kill. */
enum KillKind {
    /** At any time while ticks are journaled. */
    UNDER_LOAD,
    /** Within a few milliseconds of a new cycle file's beginning, under load. */
    AROUND_A_ROLL,
    /** Between the writer's lock and the first record of the new directory. */
    DURING_RECOVERY
}
