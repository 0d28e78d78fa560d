package io.tickring.feed.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;

/**
 * Turns the bytes of one quote frame into the fields of a ring slot: one pass, no object made.
 *
 * <p>It knows quotes and nothing else. Every other frame is left to the caller, who reads it with Jackson; one that
 * Jackson can't read either is counted through {@link #unreadable}. So every frame is counted once. What is read is
 * what Jackson would read of the same bytes: members in any order, the last of equal names, unknown members skipped;
 * but UTF-8 is checked to the letter and numbers are taken exactly, without a {@code double}.
 *
 * <p>Format: the broker's streaming protocol, message {@code quote}. Belongs to one thread.
 */
public final class QuoteDecoder {
    /** Frames nested more deeply are refused; the reader of all other frames has to have the same limit. */
    public static final int MAX_DEPTH = 64;

    private static final byte[] USUAL_START =
            "{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":".getBytes(US_ASCII);
    private static final byte[] STATUS = "status".getBytes(US_ASCII);
    private static final byte[] DESTINATION = "destination".getBytes(US_ASCII);
    private static final byte[] PAYLOAD = "payload".getBytes(US_ASCII);
    private static final byte[] QUOTE = "quote".getBytes(US_ASCII);
    private static final byte[] ERROR = "ERROR".getBytes(US_ASCII);
    private static final int DEPTH = 1;

    private final JsonCursor cursor = new JsonCursor();
    private final QuotePayload payload;
    private boolean quote;
    private boolean error;

    /** @param markets tells which epics are known; may grow meanwhile */
    public QuoteDecoder(MarketTable markets) {
        payload = new QuotePayload(markets);
    }

    /**
     * Reads a frame. A quote that is damaged is still a quote: it goes to the market {@code ?} as undecodable, where
     * the damage leaves its destination readable.
     *
     * @param frame         the text's bytes from index 0; the byte behind them is overwritten with 0
     * @param length        of the text, below the array's
     * @param receiveTimeNs our time at which the bytes were read, epoch ns
     * @param slot          is filled completely where the frame is a quote; may be touched where it is not
     * @return whether the frame is a quote and the slot is to be published
     */
    public boolean decode(byte[] frame, int length, long receiveTimeNs, TickEvent slot) {
        frame[length] = 0;
        cursor.wrap(frame, length);
        readEnvelope();
        if (!quote || error) {
            return false;
        }
        slot.kind = EventKind.TICK;
        slot.receiveTimeNs = receiveTimeNs;
        if (payload.readable() && cursor.complete()) {
            payload.fill(slot);
            keepFrame(frame, length, slot);
        } else {
            unreadable(frame, length, receiveTimeNs, slot);
        }
        return true;
    }

    /** Makes the slot an undecodable tick of the market {@code ?}, for a frame that nobody can read. */
    public void unreadable(byte[] frame, int length, long receiveTimeNs, TickEvent slot) {
        slot.clearTick();
        slot.receiveTimeNs = receiveTimeNs;
        slot.decodeFault = RejectReason.UNDECODABLE;
        keepFrame(frame, length, slot);
    }

    private void readEnvelope() {
        error = false;
        quote = cursor.takeBytes(USUAL_START);
        if (quote) {
            payload.read(cursor);
        } else {
            payload.clear();
            cursor.expect('{');
        }
        boolean more = quote ? cursor.take(',') : cursor.peek() != '}';
        while (more) {
            cursor.name();
            member();
            more = cursor.take(',');
        }
        cursor.expect('}');
    }

    private void member() {
        if (cursor.textIs(DESTINATION)) {
            quote = stringIs(QUOTE);
        } else if (cursor.textIs(STATUS)) {
            error = stringIs(ERROR);
        } else if (cursor.textIs(PAYLOAD)) {
            payload.read(cursor);
        } else {
            cursor.skipValue(DEPTH);
        }
    }

    private boolean stringIs(byte[] wanted) {
        boolean string = cursor.peek() == '"';
        cursor.skipValue(DEPTH);
        return string && cursor.textIs(wanted);
    }

    private static void keepFrame(byte[] frame, int length, TickEvent slot) {
        int kept = Math.min(length, TickEvent.FRAME_BYTES);
        System.arraycopy(frame, 0, slot.frameFor(kept), 0, kept);
        slot.frameLength = kept;
        slot.frameCut = kept < length;
    }
}
