package io.tickring.daemon;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A day of real ticks and the bars an independent program made of them; lies beside the project, not in it. */
public final class RealDay {
    private static final Path DIR = Path.of("..", "..", "shared", "data");
    private static final int PRICES_TO = 10;

    private RealDay() {
    }

    public static Path ticks() {
        return file("oanda-ticks-2014-05-02.csv.gz");
    }

    private static Path file(String name) {
        Path file = DIR.resolve(name);
        assumeTrue(Files.isReadable(file), "skipped: needs the shared test data " + name + " beside the project");
        return file;
    }

    public static List<String> tickLines() throws IOException {
        return lines(ticks());
    }

    private static List<String> lines(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        }
    }

    /** @return prices by opening time and symbol */
    public static Map<String, List<BigDecimal>> bars() throws IOException {
        return parse(lines(file("oanda-bars-1m-2014-05-02.csv.gz")));
    }

    /** @return the bars of an export in the same form */
    public static Map<String, List<BigDecimal>> parse(List<String> lines) {
        Map<String, List<BigDecimal>> bars = new TreeMap<>();
        lines.stream().skip(1).map(line -> line.split(",")).forEach(row -> {
            List<BigDecimal> prices = List.of(row).subList(2, PRICES_TO).stream()
                    .map(text -> new BigDecimal(text).stripTrailingZeros()).toList();
            if (bars.put(row[0] + ' ' + row[1], prices) != null) {
                throw new IllegalStateException("two bars for " + row[0] + ' ' + row[1]);
            }
        });
        return bars;
    }
}
