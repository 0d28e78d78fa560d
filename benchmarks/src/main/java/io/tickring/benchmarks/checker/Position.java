package io.tickring.benchmarks.checker;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The {@code position} file of a directory, mapped: a witness of what its writer has acknowledged. */
public final class Position {
    private static final int BYTES = 4096;
    private static final long MAGIC = 0x31534F504B434954L;
    private static final int EPOCH_AT = 8;
    private static final int JOURNALED_AT = 16;
    private static final int SYNCED_AT = 24;
    private static final int FIRST_AT = 80;

    private final MappedByteBuffer map;

    private Position(MappedByteBuffer map) {
        this.map = map;
    }

    /** @return empty where there is no file, or none that is whole */
    public static Optional<Position> of(Path journal, int epoch) throws IOException {
        Path file = journal.resolve(String.format("%08d", epoch)).resolve("position");
        if (!Files.exists(file) || Files.size(file) < BYTES) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, BYTES);
            map.order(ByteOrder.LITTLE_ENDIAN);
            boolean whole = map.getLong(0) == MAGIC && map.getInt(EPOCH_AT) == epoch;
            return whole ? Optional.of(new Position(map)) : Optional.empty();
        }
    }

    /** @return no kill of the writer loses what lies at or below */
    public long journaledSequence() {
        return map.getLong(JOURNALED_AT);
    }

    /** @return no power cut loses what lies at or below */
    public long syncedSequence() {
        return map.getLong(SYNCED_AT);
    }

    /** @return the first sequence of the directory */
    public long firstSequence() {
        return map.getLong(FIRST_AT);
    }
}
