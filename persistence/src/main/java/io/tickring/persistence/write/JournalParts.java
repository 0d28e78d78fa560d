package io.tickring.persistence.write;

import io.tickring.persistence.disk.Allocation;
import io.tickring.persistence.disk.BlockWriter;
import io.tickring.persistence.disk.ChronicleDirectory;
import io.tickring.persistence.disk.CycleFiles;
import io.tickring.persistence.disk.TouchedFiles;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.JournalPosition;
import io.tickring.persistence.files.PositionFile;
import io.tickring.persistence.format.BatchWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Everything a directory is written with. */
record JournalParts(
        EpochDirectory directory, BatchWriter batch, ChronicleDirectory chronicle, CycleFiles cycles,
        Allocation allocation, TouchedFiles touched, JournalPosition position, JournalHealth health, LostTicks lost,
        LongSupplier clock) {

    /**
     * Makes the directory of an epoch, with room for its first file.
     *
     * @throws IOException where the directory exists or the disk is full
     */
    static JournalParts create(JournalSettings settings, JournalStart start, BlockWriter blocks, int maxMarkets,
            LongSupplier clock) throws IOException {
        EpochDirectory directory = EpochDirectory.of(settings.dir(), start.epoch());
        Path path = Files.createDirectory(directory.path());
        Allocation allocation = new Allocation(blocks, settings.allocateAheadBytes());
        TouchedFiles touched = new TouchedFiles(path);
        CycleFiles cycles = new CycleFiles(path, settings.roll(), allocation, touched, clock);
        long nowMs = TimeUnit.NANOSECONDS.toMillis(clock.getAsLong());
        if (!cycles.turn(nowMs, settings.allocateAheadBytes())) {
            throw new IOException("no room on the disk for " + settings.allocateAheadBytes() + " bytes");
        }
        PositionFile file = PositionFile.create(directory, start.firstSequence() - 1, start.bootId());
        // A power cut must not take the directory: its sequences, once given out, would be given out again.
        Durable.force(path);
        Durable.force(path.getParent());
        BatchWriter batch = new BatchWriter();
        ChronicleDirectory chronicle = new ChronicleDirectory(path, settings.roll(),
                (int) settings.allocateAheadBytes(), nowMs, batch.bytes());
        return new JournalParts(directory, batch, chronicle, cycles, allocation, touched, new JournalPosition(file),
                new JournalHealth(), new LostTicks(maxMarkets), clock);
    }
}
