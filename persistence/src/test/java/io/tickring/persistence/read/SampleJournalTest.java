package io.tickring.persistence.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.persistence.testing.Recording;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The file of version 1 that the format's description explains must be readable for ever. */
class SampleJournalTest {
    @Test
    void shouldReadVersionOne() throws URISyntaxException {
        Recording read = new Recording();

        try (JournalReader reader = JournalReader.open(journal(), 0)) {
            reader.readAll(read);
            assertThat(reader.damages()).isEmpty();
        }

        assertThat(read.sequences).containsExactly(1L, 2L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L);
        assertThat(read.position).isEqualTo(14);
        assertThat(read.sessions).singleElement().satisfies(session -> {
            assertThat(session.journalId()).isEqualTo(0x1122334455667788L);
            assertThat(session.live()).isTrue();
            assertThat(session.settings()).containsEntry("bars.graceMs", "2000");
        });
        assertThat(read.lines.subList(1, 9)).containsExactly(
                "Market[number=1, symbol=AAPL, name=Apple Inc, assetClass=SHARES, currency=USD, decimals=2,"
                        + " maxPriceNanos=1000000000000000]",
                "CLOCK 1700000045000000000 0 1700000045050 1700000045050 1.0 false",
                "TICK 1700000045500000000 1 1700000045550 1700000045510 189870000000 189910000000 250000000 100000000"
                        + " 0 NONE",
                "TICK 1700000046500000123 1 1700000046550 1700000046490 189880000000 189910000000 300000000"
                        + " -9223372036854775808 0 NONE",
                "Market[number=2, symbol=EURUSD, name=EURUSD, assetClass=OTHER, currency=, decimals=5,"
                        + " maxPriceNanos=1000000000000000]",
                "TICK 1700000047000000000 2 1700000047050 1700000047000 1086530000 1086430000 -9223372036854775808"
                        + " -9223372036854775808 0 CROSSED NONE false"
                        + " [123, 34, 101, 112, 105, 99, 34, 58, 34, 69, 85, 82, 85, 83, 68, 34, 125]",
                "GAP 1700000050000000000 2 1700000050050 1700000047050 1700000050050 DISCONNECTED",
                "HEARTBEAT 1700000103000000000 0 1700000103050");
        assertThat(read.bars).singleElement().satisfies(bar -> {
            assertThat(bar.ticks).isEqualTo(2);
            assertThat(bar.askClose).isEqualTo(189_910_000_000L);
        });
    }

    private static Path journal() throws URISyntaxException {
        return Path.of(SampleJournalTest.class.getResource("/journal-v1").toURI());
    }
}
