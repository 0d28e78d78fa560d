package io.tickring.benchmarks.campaign;

import io.tickring.benchmarks.campaign.evidence.HandedFrame;
import io.tickring.benchmarks.campaign.evidence.QuoteKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The simulator's ledger, read from its file. */
final class LedgerBook {
    private static final int PRICE_SCALE = 9;
    private static final int FIELDS = 8;

    private LedgerBook() {
    }

    /** @return frames by symbol, in the order of handing */
    static Map<String, List<HandedFrame>> read(Path file) throws IOException {
        Map<String, List<HandedFrame>> frames = new HashMap<>();
        try (BufferedReader rows = Files.newBufferedReader(file)) {
            rows.readLine();
            long order = 0;
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                String[] cells = row.split(",", FIELDS);
                QuoteKey quote = new QuoteKey(Long.parseLong(cells[0]), nanos(cells[2]), nanos(cells[3]));
                frames.computeIfAbsent(cells[1], symbol -> new ArrayList<>()).add(new HandedFrame(order++, quote,
                        Integer.parseInt(cells[6]), cells[7].intern()));
            }
        }
        return frames;
    }

    static long nanos(String price) {
        return new BigDecimal(price).movePointRight(PRICE_SCALE).longValueExact();
    }
}
