package io.tickring.simulator.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The hundred markets of {@code config/symbols-top100.csv}, which the build puts on the class path. */
public final class SymbolList {
    private static final String RESOURCE = "/io/tickring/simulator/symbols-top100.csv";
    private static final int COLUMNS = 11;

    private SymbolList() {
    }

    /** @return the first {@code count} markets of the list, in order of priority */
    public static List<Instrument> first(int count) {
        List<Instrument> all = all();
        return all.subList(0, Math.min(count, all.size()));
    }

    public static List<Instrument> all() {
        try (InputStream in = SymbolList.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> rows = lines.lines().skip(1).toList();
            return java.util.stream.IntStream.range(0, rows.size()).mapToObj(i -> parse(i, rows.get(i))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private static Instrument parse(int number, String row) {
        String[] cell = row.split(",", -1);
        if (cell.length != COLUMNS) {
            throw new IllegalStateException("symbols-top100.csv line " + (number + 2) + ": expected " + COLUMNS
                    + " columns, found " + cell.length);
        }
        int decimals = Integer.parseInt(cell[5]);
        long level = new BigDecimal(cell[6]).movePointRight(decimals).longValueExact();
        return new Instrument(number, cell[0], cell[1], AssetClass.valueOf(cell[2]), cell[3], cell[4], decimals, level,
                Double.parseDouble(cell[7]), Double.parseDouble(cell[8]) / 100, Double.parseDouble(cell[9]), cell[10]);
    }
}
