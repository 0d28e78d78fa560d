package io.tickring.daemon.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.daemon.OperatorException;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickCsvReaderTest {
    private static final String HEADER = "epoch_ms,symbol,bid,ask\n";

    private final MarketTable markets = new MarketTable(16);
    private final TickEvent slot = new TickEvent();

    private TickCsvReader reader(String text) throws IOException {
        return new TickCsvReader(dripping(text), "ticks.csv", markets);
    }

    /** Has all of the text at once, with so much behind it that each line can be read in one pass. */
    private TickCsvReader swiftReader(String text) throws IOException {
        String behind = "\n".repeat(1_000);
        InputStream in = new ByteArrayInputStream((text + behind).getBytes(StandardCharsets.UTF_8));
        return new TickCsvReader(in, "ticks.csv", markets);
    }

    /** Gives a few bytes at a time, so that lines lie across reads. */
    private static InputStream dripping(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 7));
            }
        };
    }

    private List<String> all(String text) throws IOException {
        return rows(reader(text));
    }

    private List<String> rows(TickCsvReader reader) throws IOException {
        List<String> rows = new ArrayList<>();
        while (reader.next(slot)) {
            rows.add(markets.get(slot.market).symbol() + ' ' + slot.exchangeTimeMs + ' ' + slot.bidNanos + ' '
                    + slot.askNanos);
        }
        return rows;
    }

    /** All that a reader makes of a text, to the line it refuses. */
    private List<String> told(TickCsvReader reader) throws IOException {
        List<String> told = new ArrayList<>();
        byte[] line = new byte[TickEvent.FRAME_BYTES];
        try {
            while (reader.next(slot)) {
                told.add(slot.market + " " + slot.exchangeTimeMs + ' ' + slot.receiveTimeNs + ' ' + slot.bidNanos + ' '
                        + slot.askNanos + ' ' + slot.bidSizeMicros + ' ' + slot.askSizeMicros + ' '
                        + new String(line, 0, reader.copyLine(line, 0), StandardCharsets.UTF_8));
            }
        } catch (OperatorException e) {
            told.add(e.getMessage());
        }
        return told;
    }

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> time = Arbitraries.of("1398988800046", "5", "", "-5", "2014-05-02T00:00:00.046Z",
                "9223372036854", "9223372036855", "0000000000000005", "noon");
        Arbitrary<String> symbol = Arbitraries.of("EURUSD", "A", "NATURALGAS", "", "A B", "S" + "y".repeat(30));
        Arbitrary<String> number = Arbitraries.oneOf(
                Arbitraries.of("1284.065", "1", "0.5", "99999999.99999999", "123456789.5", "1.123456789", "", "-1.5",
                        "2.589885E7", "1.", ".5", "x"),
                Arbitraries.longs().between(0, 10_000_000_000L).map(cents -> Decimal.text(cents, 2)));
        Arbitrary<String> end = Arbitraries.frequency(Tuple.of(9, "\n"), Tuple.of(3, "\r\n"), Tuple.of(1, "\n\n"),
                Tuple.of(1, "\r"), Tuple.of(1, ",6\n"));
        Arbitrary<String> usual = Combinators.combine(time, number, number)
                .as((ms, bid, ask) -> ms + ",EURUSD," + bid + "," + ask + ",7,8.5\n");
        Arbitrary<String> any = Combinators.combine(time, symbol, number, number, number, number, end)
                .as((ms, name, bid, ask, size, other, lf) -> String.join(",", ms, name, bid, ask, size, other) + lf);
        return Arbitraries.frequencyOf(Tuple.of(3, usual), Tuple.of(2, any)).list().ofMaxSize(12)
                .map(lines -> "epoch_ms,symbol,bid,ask,bid_size,ask_size\n" + String.join("", lines));
    }

    @Property
    void shouldReadInOnePassWhatItReadsByteByByte(@ForAll("files") String file) throws IOException {
        assertThat(told(swiftReader(file))).isEqualTo(told(reader(file)));
    }

    @Test
    void shouldReadTheSameWhateverTheColumns() throws IOException {
        String header = "ask,note,symbol,ask_size,bid,bid_size,timestamp\n";
        String line = "1.25,hello,AAPL,20.5,1.125,7,1398988800046\n";
        String told = "1 1398988800046 1398988800046000000 1125000000 1250000000 7000000 20500000 ";
        String usual = "1398988800046,AAPL,1.125,1.25,7,20.5\n";

        assertThat(told(swiftReader(header + line))).containsExactly(told + line.trim());
        assertThat(told(swiftReader("timestamp,symbol,bid,ask,bid_size,ask_size\n" + usual + usual)))
                .containsOnly(told + usual.trim()).hasSize(2);
    }

    @Test
    void shouldReadLinesWhateverTheirEndAndTheLastWithoutOne() throws IOException {
        List<String> rows = all(HEADER + "1398988800046,XAUUSD,1284.065,1284.405\r\n\n1398988800049,EURUSD,1,2");

        assertThat(rows).containsExactly("XAUUSD 1398988800046 1284065000000 1284405000000",
                "EURUSD 1398988800049 1000000000 2000000000");
    }

    @Test
    void shouldFindColumnsByNameInAnyOrder() throws IOException {
        TickCsvReader reader = reader("\uFEFFask,note,symbol,ask_size,bid,bid_size,timestamp\n"
                + "1.2,hello,AAPL,20.0,1.1,2.589885E7,2014-05-02T00:00:00.046Z\n");

        assertThat(reader.next(slot)).isTrue();
        assertThat(List.of(slot.exchangeTimeMs, slot.bidNanos, slot.askNanos, slot.bidSizeMicros, slot.askSizeMicros))
                .containsExactly(1_398_988_800_046L, 1_100_000_000L, 1_200_000_000L, 25_898_850_000_000L, 20_000_000L);
        assertThat(slot.receiveTimeNs).isEqualTo(1_398_988_800_046_000_000L);
    }

    @Test
    void shouldLeaveEmptyFieldsToTheValidator() throws IOException {
        assertThat(reader(HEADER + ",AAPL,,1\n").next(slot)).isTrue();

        assertThat(slot.exchangeTimeMs).isEqualTo(TickEvent.ABSENT);
        assertThat(slot.bidNanos).isEqualTo(TickEvent.ABSENT);
        assertThat(slot.receiveTimeNs).isZero();
    }

    @Test
    void shouldCopyTheLineForTheJournalAndSayWhereItIsCut() throws IOException {
        String padding = "x".repeat(600);
        TickCsvReader reader = reader("epoch_ms,symbol,bid,ask,note\n5,A,1,2,n\n6,A,1,2," + padding + "\n");
        byte[] copy = new byte[TickEvent.FRAME_BYTES + 3];

        reader.next(slot);
        assertThat(new String(copy, 3, reader.copyLine(copy, 3), StandardCharsets.US_ASCII)).isEqualTo("5,A,1,2,n");
        assertThat(reader.lineIsCut()).isFalse();
        reader.next(slot);
        assertThat(reader.copyLine(copy, 3)).isEqualTo(TickEvent.FRAME_BYTES);
        assertThat(reader.lineIsCut()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "5,AAPL,1|ticks.csv:3: expected 4 columns, found 3",
        "5,AAPL,1,2,3|ticks.csv:3: expected 4 columns, found 5",
        "1398988800000123,AAPL,1,2|ticks.csv:3: expected epoch ms or ISO 8601 in column epoch_ms, found '139",
        "13989888000 0,AAPL,1,2|ticks.csv:3: expected epoch ms or ISO 8601 in column epoch_ms, found '13989888000 0'",
        "5,AAPL,1,-|ticks.csv:3: expected a decimal number in column ask, found '-'",
        "noon,AAPL,1,2|ticks.csv:3: expected epoch ms or ISO 8601 in column epoch_ms, found 'noon'",
        "5,AAPL,1;1,2|ticks.csv:3: expected a decimal number in column bid, found '1;1'",
        "5,A B,1,2|ticks.csv:3: expected a symbol in column symbol, found 'A B'"
    })
    void shouldNameFileLineAndColumnOfABrokenLine(String line, String message) throws IOException {
        TickCsvReader reader = reader(HEADER + "5,AAPL,1,2\n" + line + "\n");
        reader.next(slot);

        assertThatThrownBy(() -> reader.next(slot)).isInstanceOf(OperatorException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void shouldSayWhatHeaderIsExpected() {
        assertThatThrownBy(() -> reader("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> reader("time,symbol,bid,ask\n")).isInstanceOf(OperatorException.class)
                .hasMessageContaining("ticks.csv:1: expected a header");
        assertThatThrownBy(() -> reader("t\u001b[31m" + "x".repeat(900) + "\n"))
                .hasMessageContaining("'t?[31mxxx").hasMessageEndingWith("xxx...'");
    }

    @ParameterizedTest
    @CsvSource({"-5, -5, 0", "0000000000000005, 5, 5000000", "13989888000000, 13989888000000, 0"})
    void shouldLeaveTimesThatNoCalendarHasToTheValidator(String text, long timeMs, long receiveTimeNs)
            throws IOException {
        assertThat(reader(HEADER + text + ",AAPL,1,2\n").next(slot)).isTrue();

        assertThat(slot.exchangeTimeMs).isEqualTo(timeMs);
        assertThat(slot.receiveTimeNs).isEqualTo(receiveTimeNs);
    }

    @Test
    void shouldTellTheColumnsOfALineThatIsAllCommas() throws IOException {
        TickCsvReader reader = reader(HEADER + ",".repeat(40) + "\n");

        assertThatThrownBy(() -> reader.next(slot)).hasMessageStartingWith("ticks.csv:2: expected 4 columns, found 41");
    }

    @Test
    void shouldGrowForALongLine() throws IOException {
        String longNote = "y".repeat(700_000);

        assertThat(all("epoch_ms,symbol,bid,ask,note\n5,A,1,2," + longNote + "\n6,A,1,2,\n")).hasSize(2);
    }
}
