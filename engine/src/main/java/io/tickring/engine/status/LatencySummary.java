package io.tickring.engine.status;

/**
 * What a stage took since the start, in ns.
 *
 * @param count ticks measured
 */
public record LatencySummary(LatencyStage stage, long count, long p50Ns, long p99Ns, long p999Ns, long maxNs) {
}
