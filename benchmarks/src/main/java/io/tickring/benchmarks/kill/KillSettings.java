package io.tickring.benchmarks.kill;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a kill campaign is to be.
 *
 * @param kills      in all; a third of them around a roll, a sixth during recovery
 * @param seed       decides the prices, and the kind and moment of each kill
 * @param rateFactor multiplies the simulated markets' rates
 * @param minRate    records a second that are required, by the median of all kills under load
 * @param longRuns   whether kills under load come after 0.2 to 1 s, and one in 25 after five, so that recovery has more
 *                   to repeat; else after 0.05 to 0.25 s
 */
public record KillSettings(int kills, long seed, double rateFactor, double minRate, boolean longRuns) {
    private static final int ROLL_SHARE = 3;
    private static final int RECOVERY_SHARE = 6;

    /** @throws IllegalArgumentException for a value outside its range, naming its option */
    public KillSettings {
        if (kills < 1 || kills > 10_000) {
            throw new IllegalArgumentException("--kills must be 1 to 10000, is " + kills);
        }
        if (!(rateFactor > 0 && rateFactor <= 1000)) {
            throw new IllegalArgumentException("--rate-factor must be above 0 and 1000 at most, is " + rateFactor);
        }
    }

    /** @return the settings of the full form */
    static KillSettings full(int kills, long seed, double rateFactor, double minRate) {
        return new KillSettings(kills, seed, rateFactor, minRate, true);
    }

    /** @return the kinds of all kills, in the order of the campaign */
    List<KillKind> plan(Random random) {
        List<KillKind> plan = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            plan.add(i < kills / ROLL_SHARE ? KillKind.AROUND_A_ROLL
                    : i < kills / ROLL_SHARE + kills / RECOVERY_SHARE ? KillKind.DURING_RECOVERY
                    : KillKind.UNDER_LOAD);
        }
        Collections.shuffle(plan, random);
        return plan;
    }
}
