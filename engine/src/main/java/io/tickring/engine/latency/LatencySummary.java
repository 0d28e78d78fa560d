package io.tickring.engine.latency;

/**
 * What a stage took in a span of time, in ns; all 0 where nothing was measured.
 *
 * @param count ticks measured
 */
public record LatencySummary(LatencyStage stage, long count, long p50Ns, long p99Ns, long p999Ns, long maxNs) {
}
