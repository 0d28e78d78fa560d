package io.tickring.persistence.history.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.persistence.testing.Lines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarFileTest {
    private static final long HOUR = 3_600_000;
    private static final long START = 1_700_000_000_000L / HOUR * HOUR;

    @TempDir
    private Path dir;
    private Path file;

    @BeforeEach
    void name() {
        file = dir.resolve("x.bars");
    }

    @Property(tries = 200)
    void shouldGiveBackWhatWasPacked(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int count,
            @ForAll boolean wild) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bars.add(wild ? wild(random) : usual(i, random));
        }

        List<Bar> back = BarColumns.unpack(ByteBuffer.wrap(BarColumns.pack(bars)), count, 3, Long.MIN_VALUE,
                Long.MAX_VALUE);

        assertThat(back).extracting(Lines::of).isEqualTo(bars.stream().map(Lines::of).toList());
    }

    private static Bar usual(int hour, Random random) {
        Bar bar = wild(random);
        bar.openTimeMs = START + hour * HOUR;
        bar.bidOpen = bar.bidHigh = bar.bidLow = bar.bidClose = (15_000 + random.nextInt(100)) * 10_000_000L;
        bar.askOpen = bar.askHigh = bar.askLow = bar.askClose = bar.bidOpen + 20_000_000;
        bar.ticks = random.nextInt(5_000);
        bar.revision = random.nextInt(3);
        bar.spreadSumNanos = bar.ticks * 20_000_000L;
        bar.firstTickMs = bar.openTimeMs + random.nextInt(60_000);
        bar.lastTickMs = bar.openTimeMs + 3_540_000 + random.nextInt(60_000);
        return bar;
    }

    /** Values of every size and sign, and differences that do not fit a long. */
    private static Bar wild(Random random) {
        Bar bar = new Bar();
        bar.market = 3;
        bar.openTimeMs = random.nextLong() >> random.nextInt(64) & ~Long.MIN_VALUE >> 1;
        bar.bidOpen = any(random);
        bar.bidHigh = any(random);
        bar.bidLow = any(random);
        bar.bidClose = any(random);
        bar.askOpen = any(random);
        bar.askHigh = any(random);
        bar.askLow = any(random);
        bar.askClose = any(random);
        bar.ticks = random.nextInt();
        bar.revision = random.nextInt() >>> 1;
        bar.spreadSumNanos = any(random);
        bar.firstTickMs = any(random);
        bar.lastTickMs = any(random);
        bar.provenance = Provenance.values()[random.nextInt(3)];
        return bar;
    }

    private static long any(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            case 2 -> 0;
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    private void write(String... symbols) throws IOException {
        try (BarFileWriter out = new BarFileWriter(file)) {
            for (String symbol : symbols) {
                out.add(symbol, hours(symbol));
            }
            out.finish();
        }
    }

    private static List<Bar> hours(String symbol) {
        Random random = new Random(symbol.hashCode());
        List<Bar> bars = new ArrayList<>();
        for (int hour = 0; hour < 1_000; hour++) {
            bars.add(usual(hour, random));
        }
        return bars;
    }

    private List<String> read(String symbol, long fromMs, long toMs) throws IOException {
        try (BarFile open = BarFile.open(file)) {
            return open.bars(symbol, 3, fromMs, toMs).stream().map(Lines::of).toList();
        }
    }

    @Test
    void shouldGiveOneMarketsBarsOfATime() throws IOException {
        write("EURUSD", "Ω^1", "GOLD");

        List<String> all = hours("Ω^1").stream().map(Lines::of).toList();
        assertThat(read("Ω^1", Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(all);
        assertThat(read("Ω^1", START + 10 * HOUR, START + 12 * HOUR)).isEqualTo(all.subList(10, 12));
        assertThat(read("Ω^1", START + 10 * HOUR + 1, START + 12 * HOUR + 1)).isEqualTo(all.subList(11, 13));
        assertThat(read("SILVER", Long.MIN_VALUE, Long.MAX_VALUE)).isEmpty();
        assertThat(Files.size(file)).as("about 20 bytes a bar").isLessThan(3_000 * 30L);
    }

    @Test
    void shouldKnowAFileWithoutMarkets() throws IOException {
        write();

        assertThat(read("EURUSD", Long.MIN_VALUE, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void shouldNoticeEveryDamage() throws IOException {
        write("A", "B");
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(9);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (damaged.length == whole.length) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);

            assertThatThrownBy(() -> {
                read("A", Long.MIN_VALUE, Long.MAX_VALUE);
                read("B", Long.MIN_VALUE, Long.MAX_VALUE);
            }).isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldNoticeEveryFlippedBitOfTheTableAndOfWhatTellsOfIt() throws IOException {
        write("A", "B");
        byte[] whole = Files.readAllBytes(file);
        int table = (int) ByteBuffer.wrap(whole).getLong(whole.length - BarFile.TAIL_BYTES);
        for (long bit = 8L * table; bit < 8L * whole.length; bit++) {
            byte[] damaged = whole.clone();
            damaged[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
            Files.write(file, damaged);

            assertThatThrownBy(() -> BarFile.open(file)).as("bit %d", bit).isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldNotTakeAFileThatWasNotFinished() throws IOException {
        try (BarFileWriter out = new BarFileWriter(file)) {
            out.add("A", hours("A"));
        }

        assertThatThrownBy(() -> BarFile.open(file)).isInstanceOf(IOException.class).hasMessage("x.bars is damaged");
    }
}
