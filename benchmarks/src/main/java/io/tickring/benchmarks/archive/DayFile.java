package io.tickring.benchmarks.archive;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A day of ticks as a file to import: a random walk for each market, a crossed quote now and then. */
final class DayFile {
    static final long DAY_MS = 1_398_988_800_000L;
    static final long LENGTH_MS = 86_400_000;
    private static final int CROSSED_EVERY = 5_000;
    private static final int DECIMALS = 5;

    private DayFile() {
    }

    /** Writes so many ticks, spread over the day and in order of time. */
    static void write(Path file, long ticks, int symbols, long seed) throws IOException {
        Random random = new Random(seed);
        long[] points = new long[symbols];
        for (int i = 0; i < symbols; i++) {
            points[i] = 100_000L * (1 + i % 40);
        }
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            out.write("epoch_ms,symbol,bid,ask,bid_size,ask_size\n");
            for (long i = 0; i < ticks; i++) {
                int symbol = random.nextInt(symbols);
                points[symbol] = Math.max(50_000, points[symbol] + random.nextInt(7) - 3);
                int spread = i % CROSSED_EVERY == CROSSED_EVERY - 1 ? -1 : 1 + random.nextInt(3);
                out.write(line(DAY_MS + i * LENGTH_MS / ticks, symbol, points[symbol], spread, random));
            }
        }
    }

    private static String line(long timeMs, int symbol, long bid, int spread, Random random) {
        return timeMs + ",S" + symbol + ',' + price(bid) + ',' + price(bid + spread) + ','
                + (1 + random.nextInt(20)) * 100 + ',' + (1 + random.nextInt(20)) * 100 + '\n';
    }

    private static String price(long points) {
        String text = Long.toString(points);
        int point = text.length() - DECIMALS;
        return point > 0 ? text.substring(0, point) + '.' + text.substring(point)
                : "0." + "0".repeat(-point) + text;
    }
}
