package io.tickring.benchmarks.checker;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Goes through all documents of a journal: directories by number, files by name, documents by their header words. */
final class JournalWalk {
    private static final int NOT_COMPLETE = 1 << 31;
    private static final int META = 1 << 30;
    private static final int LENGTH = META - 1;
    private static final int WORD = 4;
    private static final int MAX_BYTES = 131_072;
    private static final int HEADER = 16;

    private final RecordSink sink;
    private final Records records;
    private int epoch;
    private long due;
    private long goneThrough;

    JournalWalk(RecordSink sink) {
        this.sink = sink;
        records = new Records(sink);
    }

    void walk(Path journal) throws IOException {
        for (Path directory : sorted(journal, "\\d{8}")) {
            epoch = Integer.parseInt(directory.getFileName().toString());
            due = 0;
            goneThrough = goneThrough(directory.resolve("pruned.json"));
            for (Path file : sorted(directory, ".*\\.cq4")) {
                documents(file);
            }
            if (due > 0) {
                sink.end(epoch, due - 1);
            }
        }
    }

    private static long goneThrough(Path note) throws IOException {
        return Files.exists(note) ? new ObjectMapper().readTree(note.toFile()).get("throughSequence").asLong() : 0;
    }

    private static List<Path> sorted(Path directory, String name) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(name)).sorted().toList();
        }
    }

    private void documents(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            file.order(ByteOrder.LITTLE_ENDIAN);
            int at = 0;
            while (at + WORD <= file.limit()) {
                int word = file.getInt(at);
                int length = word & LENGTH;
                if (word == 0 || (word & NOT_COMPLETE) != 0) {
                    requireEnd(path, at, length);
                    return;
                }
                if ((word & META) == 0 && !batch(file, at + WORD, length)) {
                    sink.wrong("epoch " + epoch + ", " + path.getFileName() + " at byte " + at + " is damaged");
                    return;
                }
                at = at + WORD + length + WORD - 1 & -WORD;
            }
        }
    }

    private void requireEnd(Path path, int at, int length) {
        if (length > 0) {
            sink.wrong("epoch " + epoch + ", " + path.getFileName() + " at byte " + at + " is not complete");
        }
    }

    private boolean batch(ByteBuffer file, int at, int length) {
        if (length > MAX_BYTES || length < HEADER || at + length > file.limit()) {
            return false;
        }
        ByteBuffer batch = file.slice(at, length).order(ByteOrder.LITTLE_ENDIAN);
        CRC32C crc = new CRC32C();
        crc.update(batch.slice(WORD, length - WORD));
        if ((int) crc.getValue() != batch.getInt(0) || batch.get(WORD) != 1) {
            return false;
        }
        long first = batch.getLong(8);
        if (due != 0 && first > due && first <= goneThrough + 1) {
            sink.gone(first - due);
        } else if (due != 0 && first != due) {
            sink.wrong("epoch " + epoch + ": expected sequence " + due + ", found " + first);
        }
        int count = batch.getShort(6) & 0xFFFF;
        records.read(batch.position(HEADER), first, count, epoch);
        due = first + count;
        return true;
    }
}
