package io.tickring.simulator.synthetic;

import io.tickring.simulator.market.Instrument;

/**
 * The middle price of one market at the begin of each minute, a function of seed, epic and minute alone: the listed
 * level times e to the sum of the market's, the sector's and its own walk. Not thread-safe.
 */
final class LevelPath {
    private final Instrument instrument;
    private final Factors factors;
    private final BrownianPath sector;
    private final BrownianPath own;
    private final TradingClock ownClock;
    private final double marketScale;
    private final double sectorScale;
    private final double ownScale;

    /** @param clock of this kind of market, made with the same temper */
    LevelPath(Instrument instrument, TradingClock clock, Factors factors, long seed) {
        Temper temper = Temper.of(instrument.assetClass());
        boolean against = instrument.sector().startsWith("-");
        this.instrument = instrument;
        this.factors = factors;
        this.sector = factors.sector(against ? instrument.sector().substring(1) : instrument.sector());
        this.own = new BrownianPath(Noise.hash(seed, instrument.epic()));
        this.ownClock = clock;
        this.marketScale = scale(temper.market(), factors.clock());
        this.sectorScale = scale(temper.sector(), factors.clock()) * (against ? -1 : 1);
        this.ownScale = scale(temper.own(), ownClock);
    }

    Instrument instrument() {
        return instrument;
    }

    TradingClock clock() {
        return ownClock;
    }

    boolean isOpen(long epochMinute) {
        return ownClock.hours().isOpenIn(epochMinute);
    }

    /** @return points at the begin of this epoch minute, with a fraction */
    double at(long epochMinute) {
        long shared = factors.clock().unitsAt(epochMinute);
        double logReturn = marketScale * factors.market().at(shared) + sectorScale * sector.at(shared)
                + ownScale * own.at(ownClock.unitsAt(epochMinute));
        // StrictMath, so that every machine prints the same prices.
        return instrument.level() * StrictMath.exp(logReturn);
    }

    /** @return standard deviation of this minute's log return */
    double deviation(long epochMinute) {
        int shared = factors.clock().unitsIn(epochMinute);
        return Math.sqrt((marketScale * marketScale + sectorScale * sectorScale) * shared
                + ownScale * ownScale * ownClock.unitsIn(epochMinute));
    }

    private double scale(double share, TradingClock clock) {
        return instrument.volatility() * Math.sqrt(share / clock.unitsOfYear());
    }
}
