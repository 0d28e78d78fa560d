package io.tickring.benchmarks.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What is done to the bytes of a file. */
final class Harm {
    private static final int JOURNALED_AT = 16;

    private Harm() {
    }

    static void flip(Path file, long at, int bit) throws IOException {
        try (FileChannel channel = open(file)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1 << bit));
            channel.write(one.flip(), at);
        }
    }

    static void cut(Path file, long length) throws IOException {
        try (FileChannel channel = open(file)) {
            channel.truncate(length);
        }
    }

    /** Makes a position file acknowledge no more than this. */
    static void acknowledgeOnly(Path positionFile, long sequence) throws IOException {
        try (FileChannel channel = open(positionFile)) {
            ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(sequence);
            channel.write(word.flip(), JOURNALED_AT);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
