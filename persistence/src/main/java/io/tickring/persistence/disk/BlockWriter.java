package io.tickring.persistence.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Takes room on the disk by writing zeros: the one part of the journal's writing that may be told "disk full". */
public interface BlockWriter {
    /** @throws IOException where there is no room; what was written until then does no harm */
    void writeZeros(Path file, long from, long to) throws IOException;

    /** @return a writer to the real disk; not for two threads at once */
    static BlockWriter ofDisk() {
        ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16);
        return (file, from, to) -> {
            try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
                for (long at = from; at < to;) {
                    zeros.clear().limit((int) Math.min(zeros.capacity(), to - at));
                    at += channel.write(zeros, at);
                }
            }
        };
    }
}
