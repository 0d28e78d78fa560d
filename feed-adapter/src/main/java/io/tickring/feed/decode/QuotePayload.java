package io.tickring.feed.decode;

import static io.tickring.engine.tick.TickEvent.ABSENT;
import static io.tickring.engine.tick.TickEvent.UNKNOWN_MARKET;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;

/**
 * The payload of a quote frame. Where a name comes twice the last one counts, so a value is a fault only until a
 * better one follows.
 */
final class QuotePayload {
    private static final byte[] EPIC = "epic".getBytes(US_ASCII);
    private static final byte[] BID = "bid".getBytes(US_ASCII);
    private static final byte[] BID_SIZE = "bidQty".getBytes(US_ASCII);
    private static final byte[] ASK = "ofr".getBytes(US_ASCII);
    private static final byte[] ASK_SIZE = "ofrQty".getBytes(US_ASCII);
    private static final byte[] TIME = "timestamp".getBytes(US_ASCII);

    private static final byte[] TO_EPIC = "{\"epic\":".getBytes(US_ASCII);
    private static final byte[] TO_BID = ",\"product\":\"CFD\",\"bid\":".getBytes(US_ASCII);
    private static final byte[] TO_BID_SIZE = ",\"bidQty\":".getBytes(US_ASCII);
    private static final byte[] TO_ASK = ",\"ofr\":".getBytes(US_ASCII);
    private static final byte[] TO_ASK_SIZE = ",\"ofrQty\":".getBytes(US_ASCII);
    private static final byte[] TO_TIME = ",\"timestamp\":".getBytes(US_ASCII);
    private static final byte[] TO_END = "}".getBytes(US_ASCII);

    private static final int EPIC_FAULT = 1;
    private static final int BID_FAULT = 1 << 1;
    private static final int BID_SIZE_FAULT = 1 << 2;
    private static final int ASK_FAULT = 1 << 3;
    private static final int ASK_SIZE_FAULT = 1 << 4;
    private static final int TIME_FAULT = 1 << 5;

    private static final int DEPTH = 2;

    private final MarketTable markets;
    private int faults;
    private int market;
    private long bidNanos;
    private long bidSizeMicros;
    private long askNanos;
    private long askSizeMicros;
    private long exchangeTimeMs;

    QuotePayload(MarketTable markets) {
        this.markets = markets;
    }

    /** A payload that says nothing. */
    void clear() {
        faults = EPIC_FAULT;
        market = UNKNOWN_MARKET;
        bidNanos = ABSENT;
        bidSizeMicros = ABSENT;
        askNanos = ABSENT;
        askSizeMicros = ABSENT;
        exchangeTimeMs = ABSENT;
    }

    /** Takes the payload's value; one that is no object says nothing. */
    void read(JsonCursor cursor) {
        int start = cursor.position();
        clear();
        if (!readUsual(cursor)) {
            cursor.rewind(start);
            readAny(cursor);
        }
    }

    /**
     * Reads what the venue really sends: these members, in this order, without white space.
     *
     * @return false for any other payload, which has to be read from its start
     */
    private boolean readUsual(JsonCursor cursor) {
        if (!cursor.takeBytes(TO_EPIC)) {
            return false;
        }
        epic(cursor);
        if (!cursor.takeBytes(TO_BID)) {
            return false;
        }
        bidNanos = number(cursor, Decimal.PRICE_SCALE, BID_FAULT);
        if (!cursor.takeBytes(TO_BID_SIZE)) {
            return false;
        }
        bidSizeMicros = number(cursor, Decimal.SIZE_SCALE, BID_SIZE_FAULT);
        if (!cursor.takeBytes(TO_ASK)) {
            return false;
        }
        askNanos = number(cursor, Decimal.PRICE_SCALE, ASK_FAULT);
        if (!cursor.takeBytes(TO_ASK_SIZE)) {
            return false;
        }
        askSizeMicros = number(cursor, Decimal.SIZE_SCALE, ASK_SIZE_FAULT);
        if (!cursor.takeBytes(TO_TIME)) {
            return false;
        }
        exchangeTimeMs = number(cursor, 0, TIME_FAULT);
        return cursor.takeBytes(TO_END);
    }

    private void readAny(JsonCursor cursor) {
        clear();
        if (!cursor.take('{')) {
            cursor.skipValue(DEPTH - 1);
            return;
        }
        if (cursor.take('}')) {
            return;
        }
        do {
            cursor.name();
            member(cursor);
        } while (cursor.take(','));
        cursor.expect('}');
    }

    /** @return whether the slot can be filled: an epic is there and nothing has the wrong type or does not fit */
    boolean readable() {
        return faults == 0;
    }

    void fill(TickEvent slot) {
        slot.polled = false;
        slot.market = market;
        slot.exchangeTimeMs = exchangeTimeMs;
        slot.bidNanos = bidNanos;
        slot.askNanos = askNanos;
        slot.bidSizeMicros = bidSizeMicros;
        slot.askSizeMicros = askSizeMicros;
        slot.decodeFault = market == UNKNOWN_MARKET ? RejectReason.UNKNOWN_MARKET : RejectReason.NONE;
    }

    private void member(JsonCursor cursor) {
        if (cursor.textIs(EPIC)) {
            epic(cursor);
        } else if (cursor.textIs(BID)) {
            bidNanos = number(cursor, Decimal.PRICE_SCALE, BID_FAULT);
        } else if (cursor.textIs(BID_SIZE)) {
            bidSizeMicros = number(cursor, Decimal.SIZE_SCALE, BID_SIZE_FAULT);
        } else if (cursor.textIs(ASK)) {
            askNanos = number(cursor, Decimal.PRICE_SCALE, ASK_FAULT);
        } else if (cursor.textIs(ASK_SIZE)) {
            askSizeMicros = number(cursor, Decimal.SIZE_SCALE, ASK_SIZE_FAULT);
        } else if (cursor.textIs(TIME)) {
            exchangeTimeMs = number(cursor, 0, TIME_FAULT);
        } else {
            cursor.skipValue(DEPTH);
        }
    }

    private void epic(JsonCursor cursor) {
        if (cursor.peek() == '"') {
            cursor.string();
            market = markets.find(cursor.text(), cursor.textFrom(), cursor.textTo());
            faults &= ~EPIC_FAULT;
        } else {
            cursor.skipValue(DEPTH);
            faults |= EPIC_FAULT;
        }
    }

    private long number(JsonCursor cursor, int scale, int fault) {
        byte first = cursor.peek();
        boolean numeric = first == '-' || first >= '0' && first <= '9';
        long value = ABSENT;
        if (numeric) {
            value = cursor.number(scale);
        } else {
            cursor.skipValue(DEPTH);
        }
        boolean usable = value != ABSENT || first == 'n';
        faults = usable ? faults & ~fault : faults | fault;
        return value;
    }
}
