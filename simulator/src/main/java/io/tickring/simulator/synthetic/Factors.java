package io.tickring.simulator.synthetic;

import io.tickring.simulator.market.OpeningHours;
import java.util.HashMap;
import java.util.Map;

/** The walks that several markets share: one for all and one for each sector. Not thread-safe. */
final class Factors {
    private static final TradingClock CLOCK = new TradingClock(OpeningHours.roundTheClock(), Temper.NIGHT_AND_DAY);

    private final Map<String, BrownianPath> sectors = new HashMap<>();
    private final BrownianPath market;
    private final long seed;

    Factors(long seed) {
        this.seed = seed;
        this.market = new BrownianPath(Noise.hash(seed, "market"));
    }

    TradingClock clock() {
        return CLOCK;
    }

    BrownianPath market() {
        return market;
    }

    BrownianPath sector(String name) {
        return sectors.computeIfAbsent(name, n -> new BrownianPath(Noise.hash(seed, "sector " + n)));
    }
}
