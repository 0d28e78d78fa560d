package io.tickring.simulator.order;

import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.market.DealTerms;
import io.tickring.simulator.market.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Refuses stops and profits that lie too near, too far or on the wrong side, naming the boundary. */
public final class ExitRules {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final Instrument of;
    private final Direction direction;
    private final long reference;
    private final DealTerms terms;

    /** @param reference points at which the position would close: what distances are held against */
    public ExitRules(Instrument of, Direction direction, long reference) {
        this.of = of;
        this.direction = direction;
        this.reference = reference;
        this.terms = DealTerms.of(of);
    }

    /** @throws Refusal 400 when flags and fields do not go together */
    public static void checkFlags(Exits exits, boolean trailingAllowed) {
        if (exits.trailingStop() && exits.stopDistance() == null) {
            throw new Refusal(400, "error.null.stopDistance");
        }
        if (exits.trailingStop() && (exits.guaranteedStop() || !trailingAllowed)) {
            throw new Refusal(400, "error.invalid.trailingStop");
        }
        if (exits.guaranteedStop() && !exits.hasStop()) {
            throw new Refusal(400, "error.null.stopLevel");
        }
    }

    /** @throws Refusal 400 with the boundary */
    public void check(Protection protection) {
        if (protection.stop() != Protection.NONE) {
            BigDecimal nearest = protection.guaranteedStop() ? terms.minGuaranteedStop() : terms.minDistance();
            check("stoploss", direction.opposite(), protection.stop(), nearest);
        }
        if (protection.profit() != Protection.NONE) {
            check("takeprofit", direction, protection.profit(), terms.minDistance());
        }
    }

    /** @param side where the level must lie, seen from the reference */
    private void check(String name, Direction side, long level, BigDecimal nearestPercent) {
        long near = reference + side.sign() * distance(nearestPercent);
        long far = reference + side.sign() * distance(terms.maxDistance());
        long least = Math.min(near, far);
        long most = Math.max(near, far);
        if (level < least) {
            throw new Refusal(400, "error.invalid." + name + ".minvalue: " + of.price(least));
        }
        if (level > most) {
            throw new Refusal(400, "error.invalid." + name + ".maxvalue: " + of.price(most));
        }
    }

    /** Whole points, in favour of the nearer boundary being kept. */
    private long distance(BigDecimal percent) {
        return percent.multiply(BigDecimal.valueOf(reference)).divide(HUNDRED, 0, RoundingMode.CEILING).longValue();
    }

    /** @throws Refusal 400 when a stop entry lies within the least distance of the price it waits for, or behind it */
    public void checkStopEntry(long opening, long level) {
        if (!direction.reaches(level, opening + direction.sign() * distance(terms.minDistance()))) {
            throw new Refusal(400, "error.validation.stop.price");
        }
    }
}
