package io.tickring.simulator.trading;

import io.tickring.simulator.book.Book;
import io.tickring.simulator.book.Position;
import io.tickring.simulator.history.Activity.Source;
import io.tickring.simulator.history.Confirm.Affected;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.order.Direction;
import io.tickring.simulator.order.Ticket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order on its way to a fill at a quote: whose, by which names and caused by whom. */
record Fill(Book book, Ticket ticket, String orderId, String reference, Quote quote, Source source, long nowMs) {

    Instrument instrument() {
        return ticket.instrument();
    }

    Direction direction() {
        return ticket.direction();
    }

    /** @return points */
    long level() {
        return direction().opening(quote);
    }

    /** What came of it, part by part. Not thread-safe. */
    static final class Outcome {
        private final List<Affected> affected = new ArrayList<>();
        private Position opened;
        private BigDecimal profit;

        void closed(Position of, boolean fully, BigDecimal earned) {
            affected.add(new Affected(of.dealId(), fully ? "FULLY_CLOSED" : "PARTIALLY_CLOSED"));
            profit = profit == null ? earned : profit.add(earned);
        }

        void opened(Position position) {
            affected.add(new Affected(position.dealId(), "OPENED"));
            opened = position;
        }

        List<Affected> affected() {
            return affected;
        }

        Optional<Position> opened() {
            return Optional.ofNullable(opened);
        }

        Optional<BigDecimal> profit() {
            return Optional.ofNullable(profit);
        }

        /** @return as a confirmation says it */
        String status() {
            if (opened != null) {
                return "OPEN";
            }
            return affected.stream().allMatch(deal -> deal.status().equals("FULLY_CLOSED")) ? "CLOSED"
                    : "PARTIALLY_CLOSED";
        }
    }
}
