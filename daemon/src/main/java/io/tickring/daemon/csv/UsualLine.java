package io.tickring.daemon.csv;

import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;

/**
 * Reads a line of a file whose columns stand in their usual order, in one pass over its bytes, if all its fields are
 * written as they usually are. Any other line is left as it was.
 */
final class UsualLine {
    private static final int MAX_COLUMNS = 6;

    private final SymbolCache symbols;
    private final FieldCursor fields = new FieldCursor();
    private final boolean inOrder;
    private final boolean sized;

    UsualLine(Columns columns, SymbolCache symbols) {
        this.symbols = symbols;
        sized = columns.count() == MAX_COLUMNS;
        inOrder = columns.time() == 0 && columns.symbol() == 1 && columns.bid() == 2 && columns.ask() == 3
                && (columns.count() == 4 || sized && columns.bidSize() == 4 && columns.askSize() == 5);
    }

    /** @return whether the next line was read into the slot, which has any content where it was not */
    boolean read(LineReader lines, TickEvent slot) {
        if (!inOrder || !lines.holdsAhead(MAX_COLUMNS * FieldCursor.REACH)) {
            return false;
        }
        fields.move(lines.bytes(), lines.ahead());
        slot.clearTick();
        boolean read = time(slot) && symbol(slot) && prices(slot) && (!sized || sizes(slot)) && fields.passesLineEnd();
        if (read) {
            lines.take(fields.at());
        }
        return read;
    }

    private boolean time(TickEvent slot) {
        long time = fields.integer();
        slot.exchangeTimeMs = time;
        slot.receiveTimeNs = time * 1_000_000;
        return time != FieldCursor.UNUSUAL && time <= Columns.MAX_EPOCH_MS && fields.passes(',');
    }

    private boolean symbol(TickEvent slot) {
        int from = fields.at();
        if (!fields.passesText()) {
            return false;
        }
        slot.market = symbols.find(fields.bytes(), from, fields.at());
        return slot.market != TickEvent.UNKNOWN_MARKET && fields.passes(',');
    }

    private boolean prices(TickEvent slot) {
        slot.bidNanos = fields.decimal(Decimal.PRICE_SCALE);
        if (slot.bidNanos == FieldCursor.UNUSUAL || !fields.passes(',')) {
            return false;
        }
        slot.askNanos = fields.decimal(Decimal.PRICE_SCALE);
        return slot.askNanos != FieldCursor.UNUSUAL;
    }

    private boolean sizes(TickEvent slot) {
        if (!fields.passes(',')) {
            return false;
        }
        slot.bidSizeMicros = fields.decimal(Decimal.SIZE_SCALE);
        if (slot.bidSizeMicros == FieldCursor.UNUSUAL || !fields.passes(',')) {
            return false;
        }
        slot.askSizeMicros = fields.decimal(Decimal.SIZE_SCALE);
        return slot.askSizeMicros != FieldCursor.UNUSUAL;
    }
}
