package io.tickring.benchmarks.checker;

/**
 * A tick or a rejected tick.
 *
 * @param marks 4 late, 16 polled, among others
 */
record TickRow(
        long sequence, String symbol, boolean accepted, long exchangeTimeMs, long bidNanos, long askNanos,
        long bidSizeMicros, long askSizeMicros, long marks) {
    private static final int LATE = 4;
    private static final int POLLED = 16;

    boolean late() {
        return (marks & LATE) != 0;
    }

    boolean polled() {
        return (marks & POLLED) != 0;
    }

    /** @return what stands for the quote: equal quotes have equal numbers */
    long print() {
        return Frames.print(exchangeTimeMs, symbol, bidNanos, askNanos, bidSizeMicros, askSizeMicros);
    }
}
