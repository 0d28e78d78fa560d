package io.tickring.simulator.order;

import io.tickring.simulator.market.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Stop and profit as a client asked for them; null for what it left out. Levels and distances are prices, amounts are
 * money of the account. Where one is given in several ways, level goes before distance and distance before amount.
 */
public record Exits(boolean guaranteedStop, boolean trailingStop, BigDecimal stopLevel, BigDecimal stopDistance,
                    BigDecimal stopAmount, BigDecimal profitLevel, BigDecimal profitDistance,
                    BigDecimal profitAmount) {
    public static final Exits NONE = new Exits(false, false, null, null, null, null, null, null);

    public boolean hasStop() {
        return stopLevel != null || stopDistance != null || stopAmount != null;
    }

    /**
     * @param entry     points from which distances are measured
     * @param unitMoney money of the account that a position earns when the price moves by 1
     */
    public Protection at(Instrument of, Direction direction, long entry, BigDecimal unitMoney) {
        long stopAway = away(of, stopDistance, stopAmount, unitMoney);
        long stop = level(of, stopLevel, direction.opposite(), entry, stopAway);
        long profit = level(of, profitLevel, direction, entry, away(of, profitDistance, profitAmount, unitMoney));
        return new Protection(guaranteedStop, trailingStop, stop, trailingStop ? stopAway : Protection.NONE, profit);
    }

    private static long away(Instrument of, BigDecimal distance, BigDecimal amount, BigDecimal unitMoney) {
        if (distance != null) {
            return points(of, distance);
        }
        return amount == null ? Protection.NONE : points(of, amount.divide(unitMoney, 12, RoundingMode.HALF_EVEN));
    }

    private static long level(Instrument of, BigDecimal level, Direction side, long entry, long away) {
        if (level != null) {
            return points(of, level);
        }
        return away == Protection.NONE ? Protection.NONE : entry + side.sign() * away;
    }

    /** @return the nearest whole points */
    public static long points(Instrument of, BigDecimal price) {
        return price.movePointRight(of.decimals()).setScale(0, RoundingMode.HALF_EVEN).longValue();
    }
}
