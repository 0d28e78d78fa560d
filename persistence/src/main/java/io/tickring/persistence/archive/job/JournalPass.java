package io.tickring.persistence.archive.job;

import io.tickring.persistence.archive.table.JournalRows;
import io.tickring.persistence.archive.table.Row;
import io.tickring.persistence.archive.watch.ArchiveStoppedException;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.read.Damage;
import io.tickring.persistence.read.JournalReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads a part of the journal as rows. */
final class JournalPass {
    private final Path journal;
    private final ArchiveWatch watch;

    /** Takes a row and the directory it is from. */
    interface Sink {
        void onRow(Row row, int epoch);
    }

    /**
     * What a pass came to.
     *
     * @param throughSequence everything up to here was read
     * @param symbols         by number, of all markets defined so far
     * @param damages         what could not be read
     */
    record Result(long throughSequence, Map<Integer, String> symbols, List<Damage> damages) {
    }

    JournalPass(Path journal, ArchiveWatch watch) {
        this.journal = journal;
        this.watch = watch;
    }

    /**
     * @param fromSequence the first record wanted
     * @param toSequence   the last; what lies behind it in the same document is given too
     * @param symbols      of markets defined before
     * @throws ArchiveStoppedException where the watch says so
     */
    Result read(long fromSequence, long toSequence, Map<Integer, String> symbols, Sink sink) {
        try (JournalReader reader = JournalReader.open(journal, fromSequence)) {
            JournalRows rows = new JournalRows(symbols, row -> sink.onRow(row, reader.epoch()));
            while (rows.position() < toSequence && reader.poll(rows) > 0) {
                watch.requireGoingOn();
            }
            long through = Math.max(rows.position(), fromSequence - 1);
            return new Result(through, rows.symbols(), reader.damages());
        }
    }
}
