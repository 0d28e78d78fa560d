package io.tickring.persistence.format;

import io.tickring.persistence.codec.BarCodec;
import io.tickring.persistence.codec.ControlCodec;
import io.tickring.persistence.codec.Deltas;
import io.tickring.persistence.codec.FieldWriter;
import io.tickring.persistence.codec.MarketCodec;
import io.tickring.persistence.codec.TickCodec;
import io.tickring.persistence.codec.VenueCodec;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.TickEvent;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Collects records into one batch, in a buffer of its own. Events, bars and gaps allocate nothing. One thread.
 *
 * <p>Call {@link #begin}, add records while there {@link #hasRoom}, then {@link #seal}.
 */
public final class BatchWriter {
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(Batch.MAX_BYTES + FieldWriter.SLACK);
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final FieldWriter out = new FieldWriter(buffer);
    private final Deltas deltas = new Deltas();
    private final CRC32C crc = new CRC32C();
    private int count;
    private int recordAt;

    /** Empties the batch. */
    public void begin(long firstSequence) {
        count = 0;
        deltas.reset();
        out.at(Batch.HEADER_BYTES);
        buffer.putLong(Batch.SEQUENCE_AT, firstSequence, LITTLE_ENDIAN);
    }

    /** @return records in the batch */
    public int count() {
        return count;
    }

    /** @return bytes of the batch so far */
    public int length() {
        return out.at();
    }

    /** @return whether one more record of any kind surely fits */
    public boolean hasRoom() {
        return count < Batch.MAX_RECORDS
                && out.at() + Batch.RECORD_HEADER_BYTES + Batch.MAX_BODY_BYTES <= Batch.MAX_BYTES;
    }

    /** Adds a tick as the validator judged it: rejected ones with their reason and frame. */
    public void tick(TickEvent tick) {
        if (tick.accepted()) {
            open(RecordCode.TICK);
            TickCodec.write(tick, deltas, out);
        } else {
            open(RecordCode.REJECT);
            TickCodec.writeReject(tick, deltas, out);
        }
        close();
    }

    /** Adds a clock, a heartbeat or the end of an import. */
    public void clock(TickEvent event) {
        open(RecordCode.CLOCK);
        ControlCodec.writeClock(event, deltas, out);
        close();
    }

    public void gap(TickEvent event) {
        open(RecordCode.GAP);
        ControlCodec.writeGap(event, deltas, out);
        close();
    }

    public void bar(Bar bar) {
        open(RecordCode.BAR);
        BarCodec.write(bar, out);
        close();
    }

    public void venueBar(VenueBar bar) {
        open(RecordCode.VENUE_BAR);
        VenueCodec.writeBar(bar, out);
        close();
    }

    public void venueSpan(VenueSpan span) {
        open(RecordCode.VENUE_SPAN);
        VenueCodec.writeSpan(span, out);
        close();
    }

    public void market(Market market) {
        open(RecordCode.MARKET);
        MarketCodec.write(market, out);
        close();
    }

    /** @throws IllegalArgumentException where the settings do not fit one record */
    public void session(SessionStart start) {
        open(RecordCode.SESSION);
        SessionCodec.write(start, out);
        close();
    }

    /**
     * Adds a part of a saved state.
     *
     * @param receiveTimeNs our time of the checkpoint, epoch ns
     * @param offset where the part begins in the state
     * @param total  bytes of the whole state
     * @param length at most {@link CheckpointPiece#MAX_BYTES}
     */
    public void checkpoint(long receiveTimeNs, int offset, int total, DirectBuffer state, int length) {
        open(RecordCode.CHECKPOINT);
        out.putSigned(receiveTimeNs);
        out.putVarint(offset);
        out.putVarint(total);
        out.putRest(state, offset, length);
        close();
    }

    /**
     * Completes the header.
     *
     * @return bytes of the batch
     */
    public int seal() {
        int length = out.at();
        buffer.putByte(Batch.VERSION_AT, (byte) Batch.VERSION);
        buffer.putByte(Batch.VERSION_AT + 1, (byte) 0);
        buffer.putShort(Batch.COUNT_AT, (short) count, LITTLE_ENDIAN);
        crc.reset();
        bytes.limit(length).position(Batch.VERSION_AT);
        crc.update(bytes);
        bytes.clear();
        buffer.putInt(Batch.CRC_AT, (int) crc.getValue(), LITTLE_ENDIAN);
        return length;
    }

    /** @return the buffer behind the batch, from index 0; stays the same for ever */
    public ByteBuffer bytes() {
        return bytes;
    }

    private void open(int code) {
        recordAt = out.at();
        out.putByte(code);
        out.putShort(0);
    }

    private void close() {
        int body = out.at() - recordAt - Batch.RECORD_HEADER_BYTES;
        if (body > Batch.MAX_BODY_BYTES) {
            throw new IllegalArgumentException("a record of " + body + " bytes does not fit the journal");
        }
        buffer.putShort(recordAt + 1, (short) body, LITTLE_ENDIAN);
        count++;
    }
}
