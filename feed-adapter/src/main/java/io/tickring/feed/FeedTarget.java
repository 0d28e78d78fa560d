package io.tickring.feed;

import io.tickring.engine.clock.ReceiveClock;
import io.tickring.engine.latency.Latencies;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.ring.Metronome;
import io.tickring.engine.ring.TickRing;
import java.util.function.LongSupplier;

/**
 * What the feed fills and whose time it keeps. From the feed's start to its end, {@code feed-io} is the ring's only
 * producer, drives the metronome and disciplines the clock.
 *
 * @param metronome   publishes heartbeats and checkpoints on the same ring
 * @param markets     gets a definition for each market before it is subscribed
 * @param clock       our time
 * @param monotonicNs a clock that never steps, ns; for deadlines
 * @param latencies   takes the time of decoding
 */
public record FeedTarget(
        TickRing ring, Metronome metronome, MarketTable markets, ReceiveClock clock, LongSupplier monotonicNs,
        Latencies latencies) {
}
