package io.tickring.daemon.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.daemon.OperatorException;
import io.tickring.daemon.csv.TickCsvReader;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final String HEADER = "epoch_ms,symbol,bid,ask,bid_size,ask_size,note\n";
    private static final int MANY = 30_000;

    private final MarketTable markets = new MarketTable(16);
    private final TickEvent slot = new TickEvent();

    private ReadAhead reading(InputStream in) throws IOException {
        return new ReadAhead(new TickCsvReader(in, "ticks.csv", markets), ReadAheadTest::judge);
    }

    /** Each third tick is rejected; of the others some are late. */
    private static void judge(TickEvent tick) {
        int rest = (int) (tick.exchangeTimeMs % 3);
        tick.rejectReason = rest == 0 ? RejectReason.SPIKE : RejectReason.NONE;
        tick.marks |= rest == 1 ? Marks.LATE | Marks.REORDERED : 0;
        tick.marketTimeMs = tick.exchangeTimeMs + 5;
    }

    private static InputStream file(String lines) {
        return new ByteArrayInputStream((HEADER + lines).getBytes(StandardCharsets.UTF_8));
    }

    /** Some fields are absent, and some lines longer than a slot keeps. */
    private static String line(int number) {
        String size = number % 3 == 0 ? "" : number + ".5";
        return 1_000L + number + ",S" + number % 7 + ',' + (number + 1) + ',' + (number + 2) + ',' + size + ",7,"
                + "x".repeat(number % 701);
    }

    private static String lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int number = 0; number < count; number++) {
            lines.append(line(number)).append('\n');
        }
        return lines.toString();
    }

    private List<String> all(ReadAhead file) throws IOException {
        List<String> ticks = new ArrayList<>();
        for (TickBlock block = file.next(); block != null; block = file.next()) {
            for (int i = 0; i < block.count(); i++) {
                block.get(i, slot);
                ticks.add(text(slot));
            }
            file.giveBack(block);
        }
        return ticks;
    }

    private static String text(TickEvent tick) {
        return tick.kind + " " + tick.rejectReason + ' ' + tick.marks + ' ' + tick.marketTimeMs + ' ' + tick.market
                + ' ' + tick.receiveTimeNs + ' ' + tick.exchangeTimeMs + ' '
                + tick.bidNanos + ' ' + tick.askNanos + ' ' + tick.bidSizeMicros + ' ' + tick.askSizeMicros + ' '
                + tick.frameCut + ' ' + new String(tick.frame, 0, tick.frameLength, StandardCharsets.UTF_8);
    }

    @Test
    void shouldHandOverEachTickAsItWasReadAndJudged() throws IOException {
        List<String> expected = new ArrayList<>();
        TickCsvReader reader = new TickCsvReader(file(lines(MANY)), "ticks.csv", new MarketTable(16));
        while (reader.next(slot)) {
            slot.marks = 0;
            judge(slot);
            slot.frameLength = slot.accepted() ? 0 : reader.copyLine(slot.frameFor(TickEvent.FRAME_BYTES), 0);
            slot.frameCut = !slot.accepted() && reader.lineIsCut();
            expected.add(text(slot));
        }

        try (ReadAhead file = reading(file(lines(MANY)))) {
            assertThat(all(file)).hasSize(MANY).isEqualTo(expected);
        }
    }

    @Test
    void shouldEndWhereNoTickIs() throws IOException {
        try (ReadAhead file = reading(file(""))) {
            assertThat(all(file)).isEmpty();
        }
    }

    @Test
    void shouldTellABrokenLineWhenItIsReached() throws IOException {
        try (ReadAhead file = reading(file(lines(MANY) + "1,S1,one,2,,,\n"))) {
            assertThatThrownBy(() -> all(file)).isInstanceOf(OperatorException.class)
                    .hasMessageStartingWith("ticks.csv:" + (MANY + 2) + ": expected a decimal number in column bid");
        }
    }

    @Test
    void shouldTellAFileThatCannotBeReadOn() throws IOException {
        InputStream failing = new FilterInputStream(file(lines(MANY))) {
            private int reads;

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (++reads > 2) {
                    throw new IOException("the disk has gone");
                }
                return super.read(into, offset, length);
            }
        };

        try (ReadAhead file = reading(failing)) {
            assertThatThrownBy(() -> all(file)).isInstanceOf(IOException.class).hasMessage("the disk has gone");
        }
    }

    @Test
    void shouldNotTakeTheEndOfAReaderForTheEndOfTheFile() throws IOException {
        InputStream defective = new FilterInputStream(file(lines(MANY))) {
            private int reads;

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (++reads > 2) {
                    throw new AssertionError("a defect");
                }
                return super.read(into, offset, length);
            }
        };

        try (ReadAhead file = reading(defective)) {
            assertThatThrownBy(() -> all(file)).isInstanceOf(IOException.class).hasMessageContaining("a defect");
        }
    }

    @Test
    void shouldEndItsThreadWhereNobodyTakesTheRest() throws IOException {
        ReadAhead file = reading(file(lines(MANY)));
        file.next();

        file.close();

        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("import-reader");
    }
}
