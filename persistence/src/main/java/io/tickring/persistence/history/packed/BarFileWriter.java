package io.tickring.persistence.history.packed;

import io.tickring.engine.bars.Bar;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a {@link BarFile}, market by market. Without {@link #finish} it is none. One thread. */
public final class BarFileWriter implements AutoCloseable {
    private final DataOutputStream out;
    private final Map<String, BarFile.Part> parts = new LinkedHashMap<>();
    private long position;

    /** @param path is written anew where it is there */
    public BarFileWriter(Path path) throws IOException {
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
    }

    /** @param bars all of the market, at least one, ascending */
    public void add(String symbol, List<Bar> bars) throws IOException {
        byte[] packed = BarColumns.pack(bars);
        parts.put(symbol, new BarFile.Part(position, packed.length, bars.size(), BarFile.crc(packed)));
        out.write(packed);
        position += packed.length;
    }

    /** Makes the file whole. */
    public void finish() throws IOException {
        byte[] table = table();
        out.write(table);
        out.writeLong(position);
        out.writeInt(BarFile.crc(table));
        out.writeInt(BarFile.MAGIC);
    }

    private byte[] table() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream table = new DataOutputStream(bytes);
        table.writeInt(parts.size());
        for (Map.Entry<String, BarFile.Part> entry : parts.entrySet()) {
            BarFile.Part part = entry.getValue();
            table.writeUTF(entry.getKey());
            table.writeLong(part.position());
            table.writeInt(part.bytes());
            table.writeInt(part.rows());
            table.writeInt(part.crc());
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
