package io.tickring.benchmarks.trial;

/**
 * What became of one criterion.
 *
 * @param example the first thing that was wrong; empty where nothing was
 */
public record Finding(String criterion, String measured, String limit, boolean passed, String example) {
}
