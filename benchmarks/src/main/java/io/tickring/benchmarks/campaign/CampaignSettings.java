package io.tickring.benchmarks.campaign;

import java.time.Duration;
import java.time.Instant;

/**
 * What a campaign is to be.
 *
 * @param minutes of wall clock, above 0 and 60 at most; the whole takes about a minute longer
 * @param seed    decides the prices and the faults
 * @param symbols markets, 1 to 100
 * @param speed   simulated seconds in a second, 1 to 600
 */
public record CampaignSettings(double minutes, long seed, int symbols, double speed) {
    /** A Wednesday at noon UTC: within ten hours the exchanges of two continents close. */
    static final Instant START = Instant.parse("2026-03-18T12:00:00Z");
    /** What the daemon is given to get ready, and to have its gaps settled after the last fault. */
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double SIMULATED_MINUTE_MS = 60_000;

    /** @throws IllegalArgumentException for a value outside its range, naming its option */
    public CampaignSettings {
        require(minutes > 0 && minutes <= 60, "--minutes must be above 0 and 60 at most, is " + minutes);
        require(symbols >= 1 && symbols <= 100, "--symbols must be 1 to 100, is " + symbols);
        require(speed >= 1 && speed <= 600, "--speed must be 1 to 600, is " + speed);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** @return wall time between the beginnings of two faults: a simulated minute */
    long periodMs() {
        return Math.round(SIMULATED_MINUTE_MS / speed);
    }

    /** @return how many faults there will be */
    int faults() {
        return (int) Math.max(1, Math.round(minutes * SIMULATED_MINUTE_MS / periodMs()));
    }
}
