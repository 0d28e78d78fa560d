package io.tickring.persistence.format;

import io.tickring.persistence.codec.BarCodec;
import io.tickring.persistence.codec.ControlCodec;
import io.tickring.persistence.codec.Deltas;
import io.tickring.persistence.codec.FieldReader;
import io.tickring.persistence.codec.FormatException;
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
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks the records of one batch. Checks the batch before it gives out the first; ticks, bars and gaps allocate
 * nothing. One thread.
 *
 * <p>Each record that is a tick, a clock or a gap has to be read, even if only to be forgotten: the next one is written
 * as a difference to it. Records of other kinds may be passed over.
 */
public final class BatchReader {
    private final FieldReader in = new FieldReader();
    private final Deltas deltas = new Deltas();
    private final CRC32C crc = new CRC32C();
    private UnsafeBuffer buffer;
    private long firstSequence;
    private int count;
    private int read;
    private int firstAt;
    private int recordAt;
    private int nextAt;
    private int end;

    /**
     * Opens a batch.
     *
     * @param bytes  the same memory as the buffer
     * @param from   index of the batch's first byte
     * @param length its bytes
     * @throws FormatException where the checksum does not fit, or the version is unknown
     */
    public void wrap(UnsafeBuffer source, ByteBuffer bytes, int from, int length) {
        buffer = source;
        end = from + length;
        requireChecksum(bytes, from, length);
        int version = source.getByte(from + Batch.VERSION_AT);
        if (version != Batch.VERSION) {
            throw new FormatException("expected format version " + Batch.VERSION + ", found " + version);
        }
        count = source.getShort(from + Batch.COUNT_AT, LITTLE_ENDIAN) & 0xFFFF;
        firstSequence = source.getLong(from + Batch.SEQUENCE_AT, LITTLE_ENDIAN);
        firstAt = from + Batch.HEADER_BYTES;
        rewind();
    }

    /** Goes back to the beginning of the batch. */
    public void rewind() {
        nextAt = firstAt;
        read = 0;
        deltas.reset();
    }

    private void requireChecksum(ByteBuffer bytes, int from, int length) {
        if (length < Batch.HEADER_BYTES) {
            throw new FormatException("expected a batch of " + Batch.HEADER_BYTES + " bytes or more, found " + length);
        }
        int found = checksum(crc, bytes, from, length);
        int expected = buffer.getInt(from + Batch.CRC_AT, LITTLE_ENDIAN);
        if (found != expected) {
            throw new FormatException("checksum is " + Integer.toHexString(found) + ", expected "
                    + Integer.toHexString(expected));
        }
    }

    /** @return whether what {@link #wrap} would open is a batch by its checksum; allocates */
    public static boolean fits(UnsafeBuffer source, ByteBuffer bytes, int from, int length) {
        return length >= Batch.HEADER_BYTES
                && checksum(new CRC32C(), bytes, from, length) == source.getInt(from + Batch.CRC_AT, LITTLE_ENDIAN);
    }

    private static int checksum(CRC32C crc, ByteBuffer bytes, int from, int length) {
        crc.reset();
        bytes.clear().position(from + Batch.VERSION_AT).limit(from + length);
        crc.update(bytes);
        return (int) crc.getValue();
    }

    public long firstSequence() {
        return firstSequence;
    }

    /** @return records in the batch */
    public int count() {
        return count;
    }

    /** @return the sequence of the record that {@link #next} gave last */
    public long sequence() {
        return firstSequence + read - 1;
    }

    /**
     * Goes on to the next record.
     *
     * @return its {@link RecordCode}, perhaps one this version does not know; -1 behind the last
     * @throws FormatException where the records do not fill the batch
     */
    public int next() {
        if (read == count) {
            if (nextAt != end) {
                throw new FormatException((end - nextAt) + " bytes follow the last record of a batch");
            }
            return -1;
        }
        if (nextAt + Batch.RECORD_HEADER_BYTES > end) {
            throw new FormatException("a batch ends before its record " + (read + 1) + " of " + count);
        }
        recordAt = nextAt;
        int code = buffer.getByte(nextAt) & 0xFF;
        int bodyAt = nextAt + Batch.RECORD_HEADER_BYTES;
        nextAt = bodyAt + (buffer.getShort(nextAt + 1, LITTLE_ENDIAN) & 0xFFFF);
        if (nextAt > end) {
            throw new FormatException("a record ends " + (nextAt - end) + " bytes behind its batch");
        }
        in.wrap(buffer, bodyAt, nextAt);
        read++;
        return code;
    }

    /** @return bytes of the whole batch */
    public int bytes() {
        return end - firstAt + Batch.HEADER_BYTES;
    }

    /** @return bytes of the record that {@link #next} gave last, its kind and length included */
    public int recordBytes() {
        return nextAt - recordAt;
    }

    /** Reads a {@link RecordCode#TICK}; the event has no frame. */
    public void readTick(TickEvent into) {
        TickCodec.read(in, deltas, into);
    }

    /** Reads a {@link RecordCode#REJECT}. */
    public void readReject(TickEvent into) {
        TickCodec.readReject(in, deltas, into);
    }

    /** Reads a {@link RecordCode#CLOCK}: a clock, a heartbeat or the end of an import. */
    public void readClock(TickEvent into) {
        ControlCodec.readClock(in, deltas, into);
    }

    /** Reads a {@link RecordCode#GAP}. */
    public void readGap(TickEvent into) {
        ControlCodec.readGap(in, deltas, into);
    }

    /** Reads a {@link RecordCode#BAR}. */
    public void readBar(Bar into) {
        BarCodec.read(in, into);
    }

    /** @return what a {@link RecordCode#VENUE_BAR} holds */
    public VenueBar readVenueBar() {
        return VenueCodec.readBar(in);
    }

    /** @return what a {@link RecordCode#VENUE_SPAN} says */
    public VenueSpan readVenueSpan() {
        return VenueCodec.readSpan(in);
    }

    /** @return what a {@link RecordCode#MARKET} defines */
    public Market readMarket() {
        return MarketCodec.read(in);
    }

    /** @return what a {@link RecordCode#SESSION} says */
    public SessionStart readSession() {
        return SessionCodec.read(in);
    }

    /** @return what a {@link RecordCode#CHECKPOINT} holds, valid until the reader goes on */
    public CheckpointPiece readCheckpoint() {
        long receiveTimeNs = in.getSigned();
        int offset = in.getCount(Integer.MAX_VALUE);
        int total = in.getCount(Integer.MAX_VALUE);
        return new CheckpointPiece(receiveTimeNs, offset, total, in.buffer(), in.at(), in.remaining());
    }
}
