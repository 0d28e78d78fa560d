package io.tickring.web.api.bars;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.tick.Decimal;
import io.tickring.web.api.past.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The same as rows, market by market. */
final class ManyBarsCsv implements ManyBarsText {
    private final StringBuilder out = new StringBuilder()
            .append("open_epoch_ms,symbol,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close,")
            .append("ticks,provenance\n");

    @Override
    public String type() {
        return Page.CSV_UTF8;
    }

    @Override
    public void add(String symbol, List<Bar> bars) {
        for (Bar bar : bars) {
            out.append(bar.openTimeMs).append(',').append(symbol);
            for (long price : ManyBarsText.prices(bar)) {
                Decimal.append(out.append(','), price, Decimal.PRICE_SCALE);
            }
            out.append(',').append(bar.ticks).append(',').append(bar.provenance.key()).append('\n');
        }
    }

    @Override
    public void end() {
        // A row needs nothing behind it.
    }

    @Override
    public byte[] take() {
        byte[] taken = out.toString().getBytes(StandardCharsets.UTF_8);
        out.setLength(0);
        return taken;
    }
}
