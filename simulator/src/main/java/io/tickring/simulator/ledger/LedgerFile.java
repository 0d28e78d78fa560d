package io.tickring.simulator.ledger;

import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.wire.JavaDecimal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The ledger as CSV: {@code epoch_ms,symbol,bid,ask,bid_size,ask_size,connection,fault}. Not thread-safe. */
public final class LedgerFile implements AutoCloseable {
    private static final int BUFFER = 1 << 18;
    private static final int SIZE_SCALE = 6;

    private final List<Instrument> instruments;
    private final OutputStream out;
    private final JavaDecimal decimal = new JavaDecimal();
    private final StringBuilder row = new StringBuilder(128);

    /** @param file is made, or emptied where it exists */
    public LedgerFile(Path file, List<Instrument> instruments) throws IOException {
        this.instruments = instruments;
        this.out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        write("epoch_ms,symbol,bid,ask,bid_size,ask_size,connection,fault\n");
        flush();
    }

    void append(int market, long timeMs, long bid, long ask, long bidSizeMicros, long askSizeMicros,
                int connection, String fault) {
        Instrument of = instruments.get(market);
        row.setLength(0);
        row.append(timeMs).append(',').append(of.epic())
                .append(',').append(decimal.text(bid, of.decimals()))
                .append(',').append(decimal.text(ask, of.decimals()))
                .append(',').append(decimal.text(bidSizeMicros, SIZE_SCALE))
                .append(',').append(decimal.text(askSizeMicros, SIZE_SCALE))
                .append(',').append(connection).append(',').append(fault).append('\n');
        write(row.toString());
    }

    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the ledger file", e);
        }
    }

    private void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the ledger file", e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
