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
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Copies of a journal, as a kill at this moment would leave it: what is in the page cache is in the copy. */
public final class Images {
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
                                cursor.length(), end - 1);
                        return batch.sequence();
                    }
                }
            }
        }
        throw new IllegalStateException("expected more than " + ordinal + " bars");
    }

    private static void alter(Path file, long at, int length, int index) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer batch = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(batch, at);
            batch.put(index, (byte) (batch.get(index) ^ 2));
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
