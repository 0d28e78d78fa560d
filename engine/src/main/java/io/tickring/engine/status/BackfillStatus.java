package io.tickring.engine.status;

/**
 * The fetching of the venue's bars at one moment.
 *
 * @param state         {@code waiting} for the journal or the venue, {@code loading} the past, {@code filling} gaps,
 *                      {@code retrying} after the venue failed, {@code idle}, or {@code off}
 * @param reason        why it is in that state, for a person; empty where the state says it
 * @param done          requests of the first load that are behind, those of earlier runs included
 * @param total         requests that the first load takes as a whole
 * @param requestsLeft  total minus done
 * @param etaSeconds    how long these take at the rate that the settings allow
 * @param gapsOpen      gaps that the venue was not asked about yet
 * @param gapsFilled    gaps with bars of the venue
 * @param gapsExplained gaps of which it is known why there are none
 */
public record BackfillStatus(
        String state, String reason, long done, long total, long requestsLeft, long etaSeconds, long gapsOpen,
        long gapsFilled, long gapsExplained) {
    /** Nothing is fetched. */
    public static final BackfillStatus OFF = new BackfillStatus("off", "", 0, 0, 0, 0, 0, 0, 0);
}
