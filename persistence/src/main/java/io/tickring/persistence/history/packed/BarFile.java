package io.tickring.persistence.history.packed;

import io.tickring.engine.bars.Bar;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A file of bars, each market's side by side: one of them is one read. Behind the bars stands a table of the markets,
 * and behind that where the table begins; each part has its CRC32C. {@link BarFileWriter} makes it. One thread.
 */
public final class BarFile implements AutoCloseable {
    static final int MAGIC = 0x54524231;
    /** Where the table begins, its CRC, and the magic number. */
    static final int TAIL_BYTES = 16;

    private final Path path;
    private final FileChannel channel;
    private final Map<String, Part> parts = new HashMap<>();

    /** Where one market's bars are. */
    record Part(long position, int bytes, int rows, int crc) {
    }

    private BarFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws IOException where it cannot be read or is damaged */
    public static BarFile open(Path path) throws IOException {
        BarFile file = new BarFile(path, FileChannel.open(path, StandardOpenOption.READ));
        try {
            file.readTable();
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private void readTable() throws IOException {
        long end = channel.size() - TAIL_BYTES;
        requireWhole(end >= 0);
        ByteBuffer tail = read(end, TAIL_BYTES);
        long from = tail.getLong();
        int crc = tail.getInt();
        requireWhole(tail.getInt() == MAGIC && from >= 0 && from <= end && end - from <= Integer.MAX_VALUE);
        byte[] table = read(from, (int) (end - from)).array();
        requireWhole(crc(table) == crc);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(table));
        for (int left = in.readInt(); left > 0; left--) {
            parts.put(in.readUTF(), new Part(in.readLong(), in.readInt(), in.readInt(), in.readInt()));
        }
    }

    /**
     * @param market number for the bars given
     * @param fromMs opening time of the first bar, epoch ms, inclusive
     * @param toMs   opening times stay below this, epoch ms
     * @return in the order they were written; nothing of a market that is not in it. The caller owns them
     * @throws IOException where it cannot be read or is damaged
     */
    public List<Bar> bars(String symbol, int market, long fromMs, long toMs) throws IOException {
        Part part = parts.get(symbol);
        if (part == null) {
            return List.of();
        }
        ByteBuffer packed = read(part.position(), part.bytes());
        requireWhole(crc(packed.array()) == part.crc());
        try {
            return BarColumns.unpack(packed, part.rows(), market, fromMs, toMs);
        } catch (BufferUnderflowException e) {
            throw damaged();
        }
    }

    private ByteBuffer read(long position, int bytes) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(bytes);
        while (read.hasRemaining()) {
            requireWhole(channel.read(read, position + read.position()) >= 0);
        }
        return read.flip();
    }

    static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private void requireWhole(boolean whole) throws IOException {
        if (!whole) {
            throw damaged();
        }
    }

    private IOException damaged() {
        return new IOException(path.getFileName() + " is damaged");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
