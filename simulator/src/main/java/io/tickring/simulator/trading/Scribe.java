package io.tickring.simulator.trading;

import io.tickring.simulator.book.Book;
import io.tickring.simulator.book.Position;
import io.tickring.simulator.history.Activity.Source;
import io.tickring.simulator.history.Activity.Status;
import io.tickring.simulator.history.Activity.Type;
import io.tickring.simulator.history.Activity;
import io.tickring.simulator.history.Confirm.Affected;
import io.tickring.simulator.history.Confirm;
import io.tickring.simulator.history.Transaction;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.order.Direction;
import io.tickring.simulator.order.Protection;
import io.tickring.simulator.order.Ticket;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.LongSupplier;

/** Writes down what happens: activities, transactions with the money they move, confirmations. Not thread-safe. */
final class Scribe {
    private final DealIds ids;
    private final LongSupplier nanoTime;
    private final boolean levelOnCloses;

    /** @param levelOnCloses whether the activity of a close carries its level instead of 0 */
    Scribe(DealIds ids, LongSupplier nanoTime, boolean levelOnCloses) {
        this.ids = ids;
        this.nanoTime = nanoTime;
        this.levelOnCloses = levelOnCloses;
    }

    /** The begin of a position, or a change of it. */
    void position(Book book, Position of, Source source, Type type, Status status, long nowMs) {
        activity(book, of.instrument(), of.dealId(), source, type, status, DealIds.referenceOf(of.dealId()), of.size(),
                of.direction(), of.level(), of.protection().guaranteedStop(), nowMs);
    }

    /** The end of a position or of a part of it, seen from the closing side. */
    void closed(Book book, Position of, Source source, Status status, BigDecimal size, long level, long nowMs) {
        activity(book, of.instrument(), of.dealId(), source, Type.POSITION, status, DealIds.referenceOf(of.dealId()),
                size, of.direction().opposite(), levelOnCloses ? level : 0, of.protection().guaranteedStop(), nowMs);
    }

    /** An event of a working order, or of the order behind a position. */
    void order(Book book, Ticket of, String dealId, String reference, Source source, Status status, long level,
               long nowMs) {
        activity(book, of.instrument(), dealId, source, Type.WORKING_ORDER, status, reference, of.size(),
                of.direction(), level, of.exits().guaranteedStop(), nowMs);
    }

    private void activity(Book book, Instrument of, String dealId, Source source, Type type, Status status,
                          String reference, BigDecimal size, Direction side, long level, boolean guaranteed,
                          long nowMs) {
        book.history().add(new Activity(nowMs, of.epic(), dealId, source, type, status, reference, of.name(),
                of.currency(), size, side.name(), of.price(level), guaranteed), nanoTime.getAsLong());
    }

    /** Moves money and says why. */
    void pay(Book book, String epic, String type, String note, BigDecimal amount, long nowMs) {
        book.pay(amount);
        book.history().add(new Transaction(nowMs, epic, type, note, ids.money(), amount, book.currency()),
                nanoTime.getAsLong());
    }

    void confirm(Book book, Confirm confirm) {
        book.confirms().add(confirm, nanoTime.getAsLong());
    }

    void rejected(Book book, Ticket of, String dealId, String reference, String reason, long nowMs) {
        Protection flags = new Protection(of.exits().guaranteedStop(), of.exits().trailingStop(), Protection.NONE,
                Protection.NONE, Protection.NONE);
        confirm(book, new Confirm(nowMs, "DELETED", reason, of.instrument(), reference, dealId, List.of(), 0, of.size(),
                of.direction(), flags, null, null));
    }

    /** Confirms new stop and profit levels. */
    void amended(Book book, Position of, long nowMs) {
        confirm(book, new Confirm(nowMs, "AMENDED", null, of.instrument(), DealIds.referenceOf(of.dealId()),
                of.dealId(), List.of(new Affected(of.dealId(), "AMENDED")), of.level(), of.size(), of.direction(),
                of.protection(), null, null));
    }
}
