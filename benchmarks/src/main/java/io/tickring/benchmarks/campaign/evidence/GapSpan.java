package io.tickring.benchmarks.campaign.evidence;

/**
 * One ended gap of the journal.
 *
 * @param fromMs first moment without data, the venue's time, epoch ms
 * @param toMs   exclusive
 */
public record GapSpan(long fromMs, long toMs) {

    /** @return whether the time lies in it, further than this from either end */
    public boolean holdsDeeply(long timeMs, long toleranceMs) {
        return timeMs > fromMs + toleranceMs && timeMs < toMs - toleranceMs;
    }
}
