package io.tickring.daemon.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.TickEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualLineTest {
    private static final String SIZED = "epoch_ms,symbol,bid,ask,bid_size,ask_size";
    private static final String BEHIND = "9".repeat(1_000);

    private final TickEvent slot = new TickEvent();

    private boolean reads(String header, String text) throws IOException {
        MarketTable markets = new MarketTable(4);
        markets.define(Market.bare(0, "AAPL"));
        LineReader lines = new LineReader(new ByteArrayInputStream((header + "\n" + text)
                .getBytes(StandardCharsets.ISO_8859_1)));
        lines.next();
        UsualLine line = new UsualLine(Columns.ofHeader(header, "ticks.csv"), new SymbolCache(markets));
        boolean read = line.read(lines, slot);
        assertThat(lines.number()).isEqualTo(read ? 2 : 1);
        return read;
    }

    @ParameterizedTest
    @ValueSource(strings = {"5,AAPL,1.5,1.6,7,8", "1398988800046,AAPL,1284.065,1284.405,0.5,12345678",
        "9223372036854,AAPL,99999999.99999999,123456.123456,1,1", "5,AAPL,1,2,1,1\r"})
    void shouldReadWhatIsWrittenAsUsual(String line) throws IOException {
        assertThat(reads(SIZED, line + "\n" + BEHIND)).isTrue();
        assertThat(slot.accepted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5,AAPL,1.5,1.6,7", "5,AAPL,1.5,1.6,7,8,9", "5,MSFT,1,2,1,1",
        "9223372036855,AAPL,1,2,1,1", "2014-05-02T00:00:00Z,AAPL,1,2,1,1", "5,AAPL,123456789,2,1,1",
        "5,AAPL,1,1.123456789,1,1", "5,AAPL,,2,1,1", "5,AAPL,-1,2,1,1", "5,AAPL,1,2,1,1.1234567",
        "5,AAPL,1,2,1,1\r\r", "5,AAPL,1e2,2,1,1"})
    void shouldLeaveWhatIsWrittenOtherwise(String line) throws IOException {
        assertThat(reads(SIZED, line + "\n" + BEHIND)).isFalse();
    }

    @Test
    void shouldLeaveALineThatMayNotBeHereAsAWhole() throws IOException {
        assertThat(reads(SIZED, "5,AAPL,1,2,1,1\n")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbol,epoch_ms,bid,ask", "epoch_ms,symbol,bid,ask,note",
        "epoch_ms,symbol,bid,ask,ask_size,bid_size"})
    void shouldLeaveFilesOfOtherColumns(String header) throws IOException {
        assertThat(reads(header, "5,5,1,2,1,1\n" + BEHIND)).isFalse();
    }

    @Test
    void shouldReadFilesWithoutSizes() throws IOException {
        assertThat(reads("timestamp,symbol,bid,ask", "5,AAPL,1,2\n" + BEHIND)).isTrue();
        assertThat(slot.bidSizeMicros).isEqualTo(TickEvent.ABSENT);
    }
}
