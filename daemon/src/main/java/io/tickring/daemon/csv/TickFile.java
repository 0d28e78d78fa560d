package io.tickring.daemon.csv;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.persistence.durable.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** A file of ticks on disk, packed with gzip or not. */
public final class TickFile {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final Path path;

    /** @throws OperatorException where there is no such file */
    public TickFile(Path path) {
        this.path = path;
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new OperatorException(ExitCode.FAILED, path + ": no such file, or not readable; expected a CSV of "
                    + "ticks, packed with gzip or not");
        }
    }

    public String name() {
        return path.getFileName().toString();
    }

    public Path path() {
        return path;
    }

    /** @return bytes on disk */
    public long size() throws IOException {
        return Files.size(path);
    }

    /** @return the checksum of the file as it is on disk, in hex */
    public String sha256() throws IOException {
        return Sha256.hex(path);
    }

    /**
     * @param onRead is told the bytes of the file read so far
     * @return the text, unpacked where it is packed
     */
    public InputStream open(LongConsumer onRead) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(
                new CountingStream(Files.newInputStream(path), onRead), BUFFER_BYTES);
        raw.mark(2);
        int magic = raw.read() << 8 | raw.read();
        raw.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
    }
}
