package io.tickring.simulator.order;

import java.util.OptionalLong;

/**
 * A working order as a client wants it.
 *
 * @param level      points
 * @param goodTillMs epoch ms of its end, empty for until cancelled
 */
public record EntryTicket(Ticket deal, OrderType type, long level, OptionalLong goodTillMs) {
}
