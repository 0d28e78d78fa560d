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
        Subject subject = new Subject(of.instrument(), of.dealId(), DealIds.referenceOf(of.dealId()), of.size(),
                of.direction(), of.protection().guaranteedStop());
        write(book, subject.activity(source, type, status, of.level(), nowMs));
    }

    /** The end of a position or of a part of it, seen from the closing side. */
    void closed(Book book, Position of, Source source, Status status, BigDecimal size, long level, long nowMs) {
        Subject subject = new Subject(of.instrument(), of.dealId(), DealIds.referenceOf(of.dealId()), size,
                of.direction().opposite(), of.protection().guaranteedStop());
        write(book, subject.activity(source, Type.POSITION, status, levelOnCloses ? level : 0, nowMs));
    }

    /** An event of a working order, or of the order behind a position. */
    void order(Book book, Ticket of, String dealId, String reference, Source source, Status status, long level,
               long nowMs) {
        Subject subject = new Subject(of.instrument(), dealId, reference, of.size(), of.direction(),
                of.exits().guaranteedStop());
        write(book, subject.activity(source, Type.WORKING_ORDER, status, level, nowMs));
    }

    private void write(Book book, Activity activity) {
        book.history().add(activity, nanoTime.getAsLong());
    }

    /** What an activity is about. */
    private record Subject(Instrument instrument, String dealId, String reference, BigDecimal size, Direction side,
                           boolean guaranteed) {

        Activity activity(Source source, Type type, Status status, long level, long nowMs) {
            return new Activity(nowMs, instrument.epic(), dealId, source, type, status, reference, instrument.name(),
                    instrument.currency(), size, side.name(), instrument.price(level), guaranteed);
        }
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
