package io.tickring.benchmarks.checker;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The frames that the simulator handed to sockets, by connection, each as one number that stands for its quote. */
final class Frames {
    private static final int FIELDS = 8;
    private static final int CONNECTION = 6;
    private static final int PRICE_SCALE = 9;
    private static final int SIZE_SCALE = 6;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final List<long[]> connections = new ArrayList<>();
    private long count;

    /** Reads the ledger whole. */
    static Frames read(Path ledger) throws IOException {
        Frames frames = new Frames();
        Map<String, Growing> byConnection = new HashMap<>();
        List<Growing> inOrder = new ArrayList<>();
        try (BufferedReader rows = Files.newBufferedReader(ledger)) {
            rows.readLine();
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                String[] cells = row.split(",", FIELDS);
                byConnection.computeIfAbsent(cells[CONNECTION], name -> {
                    inOrder.add(new Growing());
                    return inOrder.get(inOrder.size() - 1);
                }).add(print(cells));
                frames.count++;
            }
        }
        inOrder.forEach(connection -> frames.connections.add(connection.whole()));
        return frames;
    }

    private static long print(String[] cells) {
        return print(Long.parseLong(cells[0]), cells[1], scaled(cells[2], PRICE_SCALE), scaled(cells[3], PRICE_SCALE),
                scaled(cells[4], SIZE_SCALE), scaled(cells[5], SIZE_SCALE));
    }

    private static long scaled(String decimal, int digits) {
        return new BigDecimal(decimal).movePointRight(digits).longValueExact();
    }

    static long print(long timeMs, String symbol, long bid, long ask, long bidSize, long askSize) {
        long print = symbol.hashCode();
        for (long part : new long[] {timeMs, bid, ask, bidSize, askSize}) {
            print = (print ^ part) * MIX;
            print ^= print >>> 29;
        }
        return print;
    }

    /** @return for each socket, in the order of their first frames, its frames in the order of handing */
    List<long[]> connections() {
        return connections;
    }

    long count() {
        return count;
    }

    private static final class Growing {
        private long[] values = new long[1024];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long[] whole() {
            return Arrays.copyOf(values, size);
        }
    }
}
