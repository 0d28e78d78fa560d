package io.tickring.persistence.testing;

import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.FilePosition;
import io.tickring.persistence.format.Batch;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.RecordCode;
import io.tickring.persistence.read.DirectoryCursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Copies of a journal, as a kill at this moment would leave it: what is in the page cache is in the copy. */
public final class Images {
    private static final int COUNT_AT = 6;

    private Images() {
    }

    public static Path copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a journal look as if its writer had been killed right behind this sequence. */
    public static void cutBehind(Path journal, int epoch, long sequence) throws IOException {
        EpochDirectory directory = EpochDirectory.of(journal, epoch);
        Files.delete(directory.positionFile());
        try (DirectoryCursor cursor = new DirectoryCursor(directory, DirectoryCursor.UNKNOWN)) {
            while (cursor.nextSequence() <= sequence && cursor.next(DirectoryCursor.TO_THE_END)) {
                continue;
            }
            cursor.next(DirectoryCursor.TO_THE_END);
            Path file = cycleFile(journal, epoch);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(FilePosition.offset(cursor.position()));
            }
        }
    }

    /**
     * Changes the ask's close of a bar, checksum and all, as only somebody who writes journals can.
     *
     * @return the bar's sequence
     */
    public static long alterBar(Path journal, int epoch, int ordinal) throws IOException {
        EpochDirectory directory = EpochDirectory.of(journal, epoch);
        int left = ordinal;
        try (DirectoryCursor cursor = new DirectoryCursor(directory, DirectoryCursor.UNKNOWN)) {
            while (cursor.next(DirectoryCursor.TO_THE_END)) {
                BatchReader batch = cursor.batch();
                int end = Batch.HEADER_BYTES;
                for (int code = batch.next(); code >= 0; code = batch.next()) {
                    end += batch.recordBytes();
                    if (code == RecordCode.BAR && left-- == 0) {
                        alter(cycleFile(journal, epoch), FilePosition.offset(cursor.position()) + Integer.BYTES,
                                cursor.length(), end - 1, 2);
                        return batch.sequence();
                    }
                }
            }
        }
        throw new IllegalStateException("expected more than " + ordinal + " bars");
    }

    /** Makes a batch say that it has one record more, checksum and all. */
    public static void miscount(Path file, Document document) throws IOException {
        alter(file, document.at + Integer.BYTES, document.length, COUNT_AT, 1);
    }

    /**
     * A document with records.
     *
     * @param at           its header word
     * @param length       without the word
     * @param lastSequence the record before it, 0 for none in this directory
     */
    public record Document(long at, int length, long lastSequence) {
        public long bodyAt() {
            return at + Integer.BYTES;
        }

        public long end() {
            return bodyAt() + length;
        }
    }

    /** @return what stands in the only file of an epoch */
    public static List<Document> documents(Path journal, int epoch) {
        List<Document> documents = new ArrayList<>();
        try (DirectoryCursor cursor = new DirectoryCursor(EpochDirectory.of(journal, epoch), DirectoryCursor.UNKNOWN)) {
            for (long last = 0; cursor.next(DirectoryCursor.TO_THE_END); last = cursor.nextSequence() - 1) {
                documents.add(new Document(FilePosition.offset(cursor.position()), cursor.length(), last));
            }
        }
        return documents;
    }

    private static void alter(Path file, long at, int length, int index, int flipped) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer batch = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(batch, at);
            batch.put(index, (byte) (batch.get(index) ^ flipped));
            CRC32C crc = new CRC32C();
            crc.update(batch.array(), Integer.BYTES, length - Integer.BYTES);
            batch.putInt(0, (int) crc.getValue());
            channel.write(batch.rewind(), at);
        }
    }

    /** @return the only file with records of an epoch */
    public static Path cycleFile(Path journal, int epoch) {
        List<Path> files = EpochDirectory.of(journal, epoch).cycleFiles();
        if (files.size() != 1) {
            throw new IllegalStateException("expected one file, found " + files);
        }
        return files.get(0);
    }
}
