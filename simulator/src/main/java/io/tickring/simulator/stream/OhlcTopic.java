package io.tickring.simulator.stream;

import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.Resolution;

/** What a client can subscribe to for bars. */
record OhlcTopic(Instrument instrument, Resolution resolution, BarType type) {

    /** How open, high, low and close are made. */
    enum BarType {
        CLASSIC("classic"),
        HEIKIN_ASHI("heikin-ashi");

        private final String wire;

        BarType(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    /** @return the name in replies: {@code AAPL:MINUTE_5:classic} */
    String key() {
        return instrument.epic() + ":" + resolution + ":" + type.wire();
    }
}
