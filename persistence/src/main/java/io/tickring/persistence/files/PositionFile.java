package io.tickring.persistence.files;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * How far the writer of a directory is, in memory that other processes map. Each field is one aligned word that is
 * written with release semantics; {@code journaledSequence} is written behind everything it speaks for. Laid out in
 * {@code docs/journal-format.md}.
 */
public final class PositionFile implements AutoCloseable {
    /** Bytes of the file. */
    public static final int BYTES = 4096;
    /** "TICKPOS1" as a little-endian number. */
    static final long MAGIC = 0x31534F504B434954L;

    static final int OPEN = 1;
    static final int CLOSED = 2;

    private static final int MAGIC_AT = 0;
    private static final int EPOCH_AT = 8;
    private static final int JOURNALED_AT = 16;
    private static final int SYNCED_AT = 24;
    private static final int END_AT = 32;
    private static final int STATE_AT = 40;
    private static final int BOOT_ID_AT = 48;
    private static final int ALIVE_AT = 56;
    private static final int CHECKPOINT_SEQUENCE_AT = 64;
    private static final int CHECKPOINT_POSITION_AT = 72;
    private static final int FIRST_AT = 80;

    private final MappedByteBuffer map;
    private final UnsafeBuffer buffer;

    private PositionFile(MappedByteBuffer map) {
        this.map = map;
        buffer = new UnsafeBuffer(map);
    }

    /**
     * Makes the file of a new directory, and brings it to the disk: the boot has to be known after a power cut.
     *
     * @param lastSequence the last sequence before the directory's first
     */
    public static PositionFile create(EpochDirectory directory, long lastSequence, long bootId) throws IOException {
        try (FileChannel channel = FileChannel.open(directory.positionFile(), CREATE_NEW, READ, WRITE)) {
            channel.write(initial(directory.epoch(), lastSequence, bootId), 0);
            channel.force(true);
            return new PositionFile(channel.map(MapMode.READ_WRITE, 0, BYTES));
        }
    }

    private static ByteBuffer initial(int epoch, long lastSequence, long bootId) {
        return ByteBuffer.allocate(BYTES).order(LITTLE_ENDIAN)
                .putLong(MAGIC_AT, MAGIC)
                .putInt(EPOCH_AT, epoch)
                .putLong(JOURNALED_AT, lastSequence)
                .putLong(SYNCED_AT, lastSequence)
                .putLong(FIRST_AT, lastSequence + 1)
                .putLong(STATE_AT, OPEN)
                .putLong(BOOT_ID_AT, bootId);
    }

    /** @return the file of a directory for reading, empty where there is none that can be read */
    public static Optional<PositionFile> read(EpochDirectory directory) {
        Path file = directory.positionFile();
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, READ)) {
            if (channel.size() < BYTES) {
                return Optional.empty();
            }
            return valid(new PositionFile(channel.map(MapMode.READ_ONLY, 0, BYTES)), directory.epoch());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @return what the file of a directory says, empty where there is none that can be read */
    public static <T> Optional<T> ask(EpochDirectory directory, Function<PositionFile, T> question) {
        return read(directory).map(found -> {
            try (PositionFile file = found) {
                return question.apply(file);
            }
        });
    }

    private static Optional<PositionFile> valid(PositionFile file, int epoch) {
        boolean sound = file.buffer.getLong(MAGIC_AT, LITTLE_ENDIAN) == MAGIC
                && file.buffer.getInt(EPOCH_AT, LITTLE_ENDIAN) == epoch;
        if (!sound) {
            file.close();
        }
        return sound ? Optional.of(file) : Optional.empty();
    }

    /** @return the first sequence of the directory */
    public long firstSequence() {
        return buffer.getLongVolatile(FIRST_AT);
    }

    /** @return everything at or below this is in the files, whatever happens to the writer's process */
    public long journaledSequence() {
        return buffer.getLongVolatile(JOURNALED_AT);
    }

    /** @return everything at or below this is on the disk */
    public long syncedSequence() {
        return buffer.getLongVolatile(SYNCED_AT);
    }

    /** @return a {@link FilePosition} up to which readers may read; read it behind the sequence */
    public long end() {
        return buffer.getLongVolatile(END_AT);
    }

    /** @return whether the writer said that nothing more will come */
    public boolean closedInOrder() {
        return buffer.getLongVolatile(STATE_AT) == CLOSED;
    }

    /** @return the boot of the machine in which the writer started */
    public long bootId() {
        return buffer.getLongVolatile(BOOT_ID_AT);
    }

    /** @return the writer's time when it was last seen alive, epoch ns; 0 for never */
    public long aliveTimeNs() {
        return buffer.getLongVolatile(ALIVE_AT);
    }

    /** @return first sequence of the last checkpoint, 0 for none; a hint that has to be checked */
    public long checkpointSequence() {
        return buffer.getLongVolatile(CHECKPOINT_SEQUENCE_AT);
    }

    /** @return a {@link FilePosition} of the document that begins with that sequence */
    public long checkpointPosition() {
        return buffer.getLongVolatile(CHECKPOINT_POSITION_AT);
    }

    /**
     * What a copy of the directory has for this file: its writer said nothing of an end, and the boot is not known, so
     * that whoever goes on behind the copy keeps away from sequences that were given out after it was made.
     *
     * @param sequence everything at or below this is in the copy
     * @param end      {@link FilePosition} where the copy ends
     */
    public byte[] unfinished(long sequence, long end) {
        byte[] copy = new byte[BYTES];
        buffer.getBytes(0, copy);
        ByteBuffer.wrap(copy).order(LITTLE_ENDIAN).putLong(JOURNALED_AT, sequence).putLong(SYNCED_AT, sequence)
                .putLong(END_AT, end).putLong(STATE_AT, OPEN).putLong(BOOT_ID_AT, 0);
        return copy;
    }

    /** Full fence: the caller may then ask who sleeps and miss nobody. */
    void journaled(long sequence, long end) {
        buffer.putLongOrdered(END_AT, end);
        buffer.putLongVolatile(JOURNALED_AT, sequence);
    }

    void synced(long sequence) {
        buffer.putLongOrdered(SYNCED_AT, sequence);
    }

    void alive(long nowNs) {
        buffer.putLongOrdered(ALIVE_AT, nowNs);
    }

    void checkpoint(long sequence, long position) {
        buffer.putLongOrdered(CHECKPOINT_POSITION_AT, position);
        buffer.putLongOrdered(CHECKPOINT_SEQUENCE_AT, sequence);
    }

    /** The last word of a writer. Forced to the disk: after a power cut it tells that none is missing. */
    void closed() {
        buffer.putLongVolatile(STATE_AT, CLOSED);
        map.force();
    }

    /** Releases the memory. Nobody may ask afterwards. */
    @Override
    public void close() {
        IoUtil.unmap(map);
    }
}
