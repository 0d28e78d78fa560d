package io.tickring.engine.history;

/**
 * An accepted tick as history gives it. Prices in 1e-9 of the quote currency; sizes in 1e-6 units or
 * {@link io.tickring.engine.tick.TickEvent#ABSENT}.
 *
 * @param sequence its place in the journal
 * @param market   number in the market table
 * @param exchangeTimeMs the venue's time, epoch ms
 * @param receiveTimeNs  our time, epoch ns
 * @param marks    bits of {@link io.tickring.engine.tick.Marks}
 */
public record Tick(
        long sequence, int market, long exchangeTimeMs, long receiveTimeNs, long bidNanos, long askNanos,
        long bidSizeMicros, long askSizeMicros, int marks) {
}
