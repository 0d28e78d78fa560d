package io.tickring.feed.api.market;

import java.util.Objects;

/** All that the venue says of one market. */
public record MarketDetails(Instrument instrument, DealingRules dealingRules, Snapshot snapshot) {
    /** The parts that may be missing are there and empty. */
    public MarketDetails {
        Objects.requireNonNull(instrument, "instrument");
        dealingRules = Objects.requireNonNullElse(dealingRules, DealingRules.NONE);
        snapshot = Objects.requireNonNullElse(snapshot, Snapshot.NONE);
    }

    /** @return the venue's name of the market */
    public String epic() {
        return instrument.epic();
    }
}
