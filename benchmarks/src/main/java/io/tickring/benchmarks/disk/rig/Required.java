package io.tickring.benchmarks.disk.rig;

/** What does not hold ends a trial. */
public final class Required {
    private Required() {
    }

    /** @throws IllegalStateException with the message, where it does not hold */
    public static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException(message);
        }
    }
}
