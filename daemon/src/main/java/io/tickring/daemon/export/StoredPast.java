package io.tickring.daemon.export;

import io.tickring.daemon.data.DataDirectory;
import io.tickring.engine.market.Market;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.history.MarketNames;
import io.tickring.persistence.history.Past;
import io.tickring.persistence.history.archived.ArchiveReader;
import io.tickring.persistence.history.catalog.ManifestDays;
import io.tickring.persistence.history.journaled.JournalIndex;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Journal and archive of a data directory, read beside whoever writes it. A market whose definition has gone with its
 * directory of the journal gets a number here. One thread.
 */
public final class StoredPast implements MarketNames, AutoCloseable {
    private static final int DUCKDB_MIB = 256;

    private final Map<Integer, String> symbols = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final JournalIndex index;
    private final DuckDb duckDb;
    private final Past past;

    StoredPast(DataDirectory data) {
        this(data, bytes -> { });
    }

    /** @param onBytes told the bytes of the journal that were taken in */
    public StoredPast(DataDirectory data, LongConsumer onBytes) {
        index = new JournalIndex(data.journal());
        index.refresh(onBytes);
        for (Market market : index.markets()) {
            name(market.number(), market.symbol());
        }
        Path spill = Path.of(System.getProperty("java.io.tmpdir"), "tickring-export-" + ProcessHandle.current().pid());
        duckDb = new DuckDb(DUCKDB_MIB, spill);
        Archive archive = new Archive(data.archive());
        archive.manifests().forEach(manifest -> manifest.files()
                .forEach(file -> file.symbols().keySet().forEach(this::number)));
        past = new Past(index, new ManifestDays(archive, System::currentTimeMillis),
                new ArchiveReader(duckDb, this::number), this);
    }

    private void name(int number, String symbol) {
        symbols.put(number, symbol);
        numbers.put(symbol, number);
    }

    public Past past() {
        return past;
    }

    /** @return all markets that journal or archive know */
    public Set<String> symbols() {
        return new HashSet<>(symbols.values());
    }

    @Override
    public String symbol(int market) {
        return symbols.getOrDefault(market, "?");
    }

    @Override
    public int number(String symbol) {
        Integer known = numbers.get(symbol);
        if (known == null) {
            known = symbols.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
            name(known, symbol);
        }
        return known;
    }

    @Override
    public void close() {
        index.close();
        duckDb.close();
    }
}
