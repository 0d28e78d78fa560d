package io.tickring.benchmarks.archive;

import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.csv.TickFile;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.daemon.imports.ImportSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A journal whose first directory holds a day of many ticks, and three more with a tick of a later day each. */
final class DayJournal {
    private static final int LATER_DAYS = 3;

    private final DataDirectory data;
    private final Path file;

    /** @param scratch for the files that are imported */
    DayJournal(DataDirectory data, Path scratch) {
        this.data = data;
        file = scratch.resolve("import.csv");
    }

    void makeDay(long ticks, int symbols, long seed) throws IOException {
        DayFile.write(file, ticks, symbols, seed);
        importFile();
    }

    /** What lets the day go: the start that comes reads the newest directories alone. */
    void makeLaterDays() throws IOException {
        for (int day = 1; day <= LATER_DAYS; day++) {
            Files.writeString(file, "epoch_ms,symbol,bid,ask\n" + (DayFile.DAY_MS + day * DayFile.LENGTH_MS)
                    + ",S0,1,2\n");
            importFile();
        }
    }

    private void importFile() throws IOException {
        new ImportSession(Configuration.load(null, Map.of()), data,
                () -> TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()), "campaign")
                .run(new TickFile(file), false, read -> { });
        Files.delete(file);
    }
}
