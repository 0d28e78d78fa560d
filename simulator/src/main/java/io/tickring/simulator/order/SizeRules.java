package io.tickring.simulator.order;

import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.market.DealTerms;
import io.tickring.simulator.market.Instrument;
import java.math.BigDecimal;

/** Refuses sizes that a market does not deal. */
public final class SizeRules {
    private final boolean appendsBoundary;

    /** @param appendsBoundary whether the error says which size would do */
    public SizeRules(boolean appendsBoundary) {
        this.appendsBoundary = appendsBoundary;
    }

    /** @throws Refusal 400 for a size below the least, above the most, or between two steps */
    public void check(Instrument of, BigDecimal size) {
        DealTerms terms = DealTerms.of(of);
        if (size.compareTo(terms.minSize()) < 0) {
            throw refusal("minvalue", terms.minSize());
        }
        if (size.compareTo(BigDecimal.valueOf(terms.maxSize())) > 0) {
            throw refusal("maxvalue", BigDecimal.valueOf(terms.maxSize()));
        }
        if (size.remainder(terms.increment()).signum() != 0) {
            throw refusal("increment", terms.increment());
        }
    }

    private Refusal refusal(String which, BigDecimal boundary) {
        return new Refusal(400, "error.invalid.size." + which
                + (appendsBoundary ? ": " + boundary.toPlainString() : ""));
    }
}
