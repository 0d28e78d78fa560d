package io.tickring.simulator.replay;

import io.tickring.simulator.market.AssetClass;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.SymbolList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one reading of the whole file tells: its markets, how many ticks, the span of time. A row that cannot be read is
 * found here, before anyone connects.
 *
 * @param ticks   rows without the header
 * @param firstMs earliest time
 * @param lastMs  latest time
 */
record TickFile(Path path, List<Instrument> instruments, long ticks, long firstMs, long lastMs) {
    private static final int CURRENCY_PAIR = 6;

    /** Collects while scanning. */
    private static final class Scan {
        private final SymbolIndex symbols = new SymbolIndex();
        private int[] decimals = new int[16];
        private long ticks;
        private long firstMs = Long.MAX_VALUE;
        private long lastMs = Long.MIN_VALUE;

        private void add(TickReader reader) throws IOException {
            TickColumns.Field symbol = reader.symbol();
            int number = symbols.number(reader.row(), symbol.from, symbol.to);
            if (number >= decimals.length) {
                decimals = Arrays.copyOf(decimals, number * 2);
            }
            int needed = Math.max(reader.bid().scale(), reader.ask().scale());
            decimals[number] = Math.max(decimals[number], needed);
            if (reader.hasSizes()) {
                reader.bidSize();
                reader.askSize();
            }
            long timeMs = reader.timeMs();
            firstMs = Math.min(firstMs, timeMs);
            lastMs = Math.max(lastMs, timeMs);
            ticks++;
        }
    }

    /** @throws IOException naming file, line and what was expected there */
    static TickFile scan(Path path) throws IOException {
        Scan scan = new Scan();
        try (TickReader reader = new TickReader(path)) {
            while (reader.next()) {
                scan.add(reader);
            }
        }
        if (scan.ticks == 0) {
            throw new IOException(path + ":2: expected a tick, found the end of the file");
        }
        String[] names = scan.symbols.names();
        List<Instrument> listed = SymbolList.all();
        List<Instrument> instruments = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            instruments.add(instrument(listed, i, names[i], scan.decimals[i]));
        }
        return new TickFile(path, List.copyOf(instruments), scan.ticks, scan.firstMs, scan.lastMs);
    }

    /** What the list knows of a symbol is taken from there; of others the name must do. */
    private static Instrument instrument(List<Instrument> listed, int number, String epic, int decimals) {
        Optional<Instrument> known = listed.stream().filter(i -> i.epic().equals(epic)).findFirst();
        return known.map(i -> new Instrument(number, epic, i.name(), i.assetClass(), i.currency(), i.country(),
                        decimals, 0, i.spreadBps(), i.volatility(), i.ticksPerSecond(), i.sector()))
                .orElseGet(() -> new Instrument(number, epic, epic, classOf(epic), currencyOf(epic), "", decimals, 0,
                        0, 0, 0, ""));
    }

    private static AssetClass classOf(String epic) {
        if (epic.startsWith("XAU") || epic.startsWith("XAG")) {
            return AssetClass.COMMODITIES;
        }
        boolean letters = epic.chars().allMatch(Character::isLetter) && epic.equals(epic.toUpperCase(Locale.ROOT));
        return letters && epic.length() == CURRENCY_PAIR ? AssetClass.CURRENCIES : AssetClass.SHARES;
    }

    private static String currencyOf(String epic) {
        return epic.length() == CURRENCY_PAIR ? epic.substring(CURRENCY_PAIR / 2) : "USD";
    }
}
