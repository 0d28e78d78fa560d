package io.tickring.persistence.recover;

import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.market.Market;
import io.tickring.persistence.codec.FormatException;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.PositionFile;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.format.CheckpointPiece;
import io.tickring.persistence.format.RecordCode;
import io.tickring.persistence.read.DirectoryCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last complete checkpoint of a directory.
 *
 * <p>The position file says where it begins. That is only a hint: what stands there has to be a checkpoint with a
 * checksum that fits, or else the directory is read from its beginning.
 *
 * @param markets       definitions in order, up to the checkpoint
 * @param sections      the saved state
 * @param receiveTimeNs our time of the checkpoint, epoch ns
 * @param position      of its last document
 * @param sequence      that document begins with
 * @param nextSequence  first sequence behind the checkpoint
 */
record LastCheckpoint(
        List<Market> markets, List<StateInput> sections, long receiveTimeNs, long position, long sequence,
        long nextSequence) {

    /** @return the checkpoint, empty where the directory has no complete one */
    static Optional<LastCheckpoint> of(EpochDirectory directory) {
        Optional<LastCheckpoint> hinted = PositionFile.read(directory).flatMap(file -> byHint(directory, file));
        return hinted.isPresent() ? hinted : search(directory);
    }

    private static Optional<LastCheckpoint> byHint(EpochDirectory directory, PositionFile file) {
        try (file; DirectoryCursor cursor = new DirectoryCursor(directory, DirectoryCursor.UNKNOWN)) {
            long sequence = file.checkpointSequence();
            if (sequence == 0) {
                return Optional.empty();
            }
            cursor.seek(file.checkpointPosition(), sequence);
            return Optional.ofNullable(new Scan(cursor).first());
        }
    }

    /** @return the same, without asking where it is */
    static Optional<LastCheckpoint> search(EpochDirectory directory) {
        try (DirectoryCursor cursor = new DirectoryCursor(directory, DirectoryCursor.UNKNOWN)) {
            Scan scan = new Scan(cursor);
            LastCheckpoint last = null;
            for (LastCheckpoint next = scan.first(); next != null; next = scan.first()) {
                last = next;
            }
            return Optional.ofNullable(last);
        }
    }

    /** Goes through a directory from checkpoint to checkpoint. */
    private static final class Scan {
        private final DirectoryCursor cursor;
        private final List<Market> markets = new ArrayList<>();
        private CheckpointAssembler assembler = new CheckpointAssembler();

        Scan(DirectoryCursor cursor) {
            this.cursor = cursor;
        }

        LastCheckpoint first() {
            LastCheckpoint found = null;
            while (found == null && cursor.next(DirectoryCursor.TO_THE_END)) {
                try {
                    found = inBatch(cursor.batch());
                } catch (FormatException e) {
                    cursor.refuse(e.getMessage());
                }
            }
            return found;
        }

        private LastCheckpoint inBatch(BatchReader batch) {
            LastCheckpoint found = null;
            for (int code = batch.next(); code >= 0; code = batch.next()) {
                if (code == RecordCode.MARKET) {
                    markets.add(batch.readMarket());
                } else if (code == RecordCode.CHECKPOINT) {
                    CheckpointPiece piece = batch.readCheckpoint();
                    found = assembler.add(piece) ? complete(piece.receiveTimeNs()) : found;
                }
            }
            return found;
        }

        private LastCheckpoint complete(long receiveTimeNs) {
            LastCheckpoint found = new LastCheckpoint(List.copyOf(markets), assembler.sections(), receiveTimeNs,
                    cursor.position(), cursor.batch().firstSequence(), cursor.nextSequence());
            assembler = new CheckpointAssembler();
            return found;
        }
    }
}
