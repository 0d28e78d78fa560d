package io.tickring.persistence.history.rollup;

import io.tickring.engine.bars.Bar;
import io.tickring.persistence.history.packed.BarFileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes bars market by market, folds them, and writes each market's when the next one begins. One thread. */
final class MarketFile implements AutoCloseable {
    private final BarFileWriter out;
    private final long lengthMs;
    private final List<Bar> bars = new ArrayList<>();
    private String symbol = "";

    /** @param lengthMs of the bars written; 1 where they are written as they come */
    MarketFile(Path path, long lengthMs) throws IOException {
        out = new BarFileWriter(path);
        this.lengthMs = lengthMs;
    }

    /**
     * @param bar later than the one of this market before; is left as it is
     * @throws UncheckedIOException where the file cannot be written
     */
    void add(String ofSymbol, Bar bar) {
        if (!ofSymbol.equals(symbol)) {
            writeMarket();
            symbol = ofSymbol;
        }
        long openTimeMs = bar.openTimeMs - Math.floorMod(bar.openTimeMs, lengthMs);
        Bar last = bars.isEmpty() ? null : bars.get(bars.size() - 1);
        if (last != null && last.openTimeMs == openTimeMs) {
            last.extend(bar);
        } else {
            bars.add(copy(bar, openTimeMs));
        }
    }

    private static Bar copy(Bar bar, long openTimeMs) {
        Bar copy = new Bar();
        copy.copyFrom(bar);
        copy.openTimeMs = openTimeMs;
        return copy;
    }

    private void writeMarket() {
        if (!bars.isEmpty()) {
            try {
                out.add(symbol, bars);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            bars.clear();
        }
    }

    /** Makes the file whole. */
    void finish() throws IOException {
        writeMarket();
        out.finish();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
