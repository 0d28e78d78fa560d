package io.tickring.simulator.order;

import io.tickring.simulator.market.Instrument;
import java.math.BigDecimal;

/** What a client wants to deal. */
public record Ticket(Instrument instrument, Direction direction, BigDecimal size, Exits exits) {
}
