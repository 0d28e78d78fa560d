package io.tickring.benchmarks.archive;

import java.io.IOException;

/** Goes a piece of the way and cuts it off. */
@FunctionalInterface
interface Interrupter {
    /** @return whether it was cut off where it should be; else it came to its end before */
    boolean interrupt(Interruption where, DayWay way) throws IOException, InterruptedException;

    /** @return cuts off by an exception, which cleans up on its way: quick, for a test */
    static Interrupter throwing() {
        return (where, way) -> {
            try {
                where.run(way, () -> {
                    throw new CutException();
                });
                return false;
            } catch (CutException cut) {
                return true;
            }
        };
    }

    /** The place is reached. */
    final class CutException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
