package io.tickring.benchmarks.campaign.evidence;

import java.util.Map;

/**
 * How it ended.
 *
 * @param stopMs        the simulated time at which the daemon was asked to stop, epoch ms
 * @param violations    requests beyond the venue's limits, by kind
 * @param logins        that succeeded
 * @param gapsOpen      gaps that were neither filled nor explained when the wait was over
 * @param gapsFilled    by the daemon's own word
 * @param gapsExplained by the daemon's own word
 * @param settledMs     wall time from the last fault's end until no gap was open, or the whole wait
 * @param isAlive       whether the daemon still ran when it was asked to stop
 * @param exitCode      of the daemon
 * @param verifyCode    exit code of {@code journal verify}
 * @param unreadable    journaled frames that could not be read or named no known market
 */
public record Ending(long stopMs, Map<String, Long> violations, long logins, long gapsOpen, long gapsFilled,
                     long gapsExplained, long settledMs, boolean isAlive, int exitCode, int verifyCode,
                     long unreadable) {
}
