package io.tickring.feed.backfill;

/**
 * How much of the venue's history is fetched, and how fast. The configuration key of a value is {@code backfill.} and
 * its name.
 *
 * @param minuteDays        days of minute bars loaded for a market that is collected anew, 0 to 365
 * @param dayYears          years of daily bars kept of every market, 0 to 40
 * @param requestsPerSecond requests to the venue in a second, 1 to 5; never more than half of what the venue allows
 * @param settleMs          a bar is asked for this long after its end, ms of the venue's time, 1,000 to 600,000
 * @param tries             failures of one market, while others succeed, after which its bars are given up, 1 to 100
 */
public record BackfillSettings(int minuteDays, int dayYears, int requestsPerSecond, long settleMs, int tries) {
    /** @throws IllegalArgumentException for a value outside its range, naming its key */
    public BackfillSettings {
        requireRange("backfill.minuteDays", minuteDays, 0, 365);
        requireRange("backfill.dayYears", dayYears, 0, 40);
        requireRange("backfill.requestsPerSecond", requestsPerSecond, 1, 5);
        requireRange("backfill.settleMs", settleMs, 1_000, 600_000);
        requireRange("backfill.tries", tries, 1, 100);
    }

    /** @return what suits the venue, without a first load */
    public static BackfillSettings gapsOnly() {
        return new BackfillSettings(0, 0, 4, 5_000, 5);
    }

    /** @return the same, at no more than half the rate that the venue is asked at in all */
    public BackfillSettings withinHalfOf(int allRequestsPerSecond) {
        return new BackfillSettings(minuteDays, dayYears,
                Math.max(1, Math.min(requestsPerSecond, allRequestsPerSecond / 2)), settleMs, tries);
    }

    private static void requireRange(String key, long value, long lowest, long highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(key + " must be " + lowest + " to " + highest + ", is " + value);
        }
    }
}
