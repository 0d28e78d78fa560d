package io.tickring.simulator.book;

import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.order.Direction;
import io.tickring.simulator.order.Protection;
import java.math.BigDecimal;

/**
 * A position as it stands at one quote.
 *
 * @param level    points
 * @param openedMs simulated time, epoch ms
 * @param upl      what closing it at this quote would earn, in the account's currency
 */
public record OpenPosition(String dealId, String orderId, Instrument instrument, Direction direction, BigDecimal size,
                           long level, int leverage, long openedMs, BigDecimal upl, Protection protection,
                           Quote quote) {
}
