package io.tickring.benchmarks.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a campaign is to be.
 *
 * @param rounds     times that each fault is made, 1 to 100
 * @param window     length of each span that is measured, 0.2 to 60 s
 * @param seed       decides the prices and the order of the faults in each round
 * @param rateFactor multiplies the simulated markets' rates, above 0 and 1000 at most
 * @param faults     those that are made
 */
record RedisCampaignSettings(int rounds, Duration window, long seed, double rateFactor, List<RedisFault> faults) {
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** @throws IllegalArgumentException for a value outside its range, naming its option */
    RedisCampaignSettings {
        require(rounds >= 1 && rounds <= 100, "--rounds must be 1 to 100, is " + rounds);
        require(window.compareTo(SHORTEST) >= 0 && window.compareTo(LONGEST) <= 0,
                "--window must be 0.2 to 60 s, is " + window.toMillis() / 1e3);
        require(rateFactor > 0 && rateFactor <= 1000, "--rate-factor must be above 0 and 1000 at most, is "
                + rateFactor);
        faults = List.copyOf(faults);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** @return for a report, by the options' names */
    Map<String, Object> asMap() {
        return Map.of("rounds", rounds, "windowMs", window.toMillis(), "seed", seed, "rateFactor", rateFactor);
    }

    /** @return all faults of all rounds, in the order of the campaign */
    List<RedisFault> plan() {
        Random random = new Random(seed);
        List<RedisFault> plan = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            List<RedisFault> round = new ArrayList<>(faults);
            Collections.shuffle(round, random);
            plan.addAll(round);
        }
        return plan;
    }
}
