package io.tickring.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.simulator.market.AssetClass;
import io.tickring.simulator.market.Instrument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickFileTest {
    @TempDir
    private Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("ticks.csv"), text);
    }

    @Test
    void shouldFindMarketsCountAndSpan() throws IOException {
        TickFile file = TickFile.scan(file("""
                symbol,ask,bid,timestamp,note
                XAUUSD,1284.405,1284.065,2014-05-02T00:00:00.046Z,
                EURUSD,1.3872,1.38700,1398988800050,x

                AAPL,1.2e2,119.5,1398988800049,"""));

        assertThat(file.ticks()).isEqualTo(3);
        assertThat(file.firstMs()).isEqualTo(1398988800046L);
        assertThat(file.lastMs()).isEqualTo(1398988800050L);
        assertThat(file.instruments()).extracting(Instrument::epic, Instrument::decimals, Instrument::assetClass)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("XAUUSD", 3, AssetClass.COMMODITIES),
                        org.assertj.core.groups.Tuple.tuple("EURUSD", 4, AssetClass.CURRENCIES),
                        org.assertj.core.groups.Tuple.tuple("AAPL", 1, AssetClass.SHARES));
        assertThat(file.instruments().get(2).name()).isEqualTo("Apple Inc");
    }

    @Test
    void shouldReadGzip() throws IOException {
        Path path = directory.resolve("ticks.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write("epoch_ms,symbol,bid,ask\r\n1,A,1,2\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(TickFile.scan(path).ticks()).isEqualTo(1);
    }

    @Test
    void shouldSayWhatIsWrongWithTheFileItself() throws IOException {
        Path missing = directory.resolve("missing.csv");
        Path plain = Files.writeString(directory.resolve("plain.csv.gz"), "epoch_ms,symbol,bid,ask");

        assertThatThrownBy(() -> TickFile.scan(missing)).hasMessage(missing
                + ": expected a file of ticks, found none");
        assertThatThrownBy(() -> TickFile.scan(plain)).hasMessageContaining(plain + ": expected a gzip file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''|:1: expected a header",
        "'time,symbol,bid,ask'|:1: expected the columns epoch_ms,symbol,bid,ask",
        "'epoch_ms,symbol,bid,ask'|:2: expected a tick",
        "'epoch_ms,symbol,bid,ask\n1,A,1,2\n2,A,1'|:3: expected 4 columns",
        "'epoch_ms,symbol,bid,ask\n1,A,1,2,3'|:2: expected 4 columns",
        "'epoch_ms,symbol,bid,ask\nsoon,A,1,2'|:2: expected a time",
        "'epoch_ms,symbol,bid,ask\n,A,1,2'|:2: expected a time",
        "'epoch_ms,symbol,bid,ask\n\n1,A,one,2'|:3: expected a decimal number as bid",
        "'epoch_ms,symbol,bid,ask\n1,A,1,'|:2: expected a decimal number as ask",
        "'epoch_ms,symbol,bid,ask\n1,A,1.2.3,2'|:2: expected a decimal number as bid",
        "'epoch_ms,symbol,bid,ask,bid_size,ask_size\n1,A,1,2,x,1'|:2: expected a decimal number as bid_size"})
    void shouldNameFileAndLineOfWhatItCannotRead(String text, String message) throws IOException {
        Path path = file(text);

        assertThatThrownBy(() -> TickFile.scan(path)).isInstanceOf(IOException.class)
                .hasMessageContaining(path + message);
    }
}
