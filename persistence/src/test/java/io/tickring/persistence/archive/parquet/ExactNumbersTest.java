package io.tickring.persistence.archive.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.Row;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExactNumbersTest {
    private static final long TOO_LONG_FOR_DOUBLE = 123_456_789_123_456_789L;

    /** Prices as venues have them, and prices that no double holds. */
    @Provide
    Arbitrary<List<Long>> prices() {
        Arbitrary<Long> usual = Arbitraries.longs().between(1, 1_000_000_000_000_000L);
        Arbitrary<Long> any = Arbitraries.longs().filter(value -> value != TickEvent.ABSENT);
        Arbitrary<Long> absent = Arbitraries.just(TickEvent.ABSENT);
        Arbitrary<Long> mixed = Arbitraries.oneOf(usual, any, absent);
        return Arbitraries.oneOf(usual.list().ofMaxSize(30), mixed.list().ofMaxSize(30));
    }

    @Property(tries = 40)
    void shouldGiveBackEveryPriceAndSize(@ForAll("prices") List<Long> values) throws IOException {
        Path dir = Files.createTempDirectory("exact");
        try (DuckDb database = DuckDb.streaming(64, dir.resolve("spill"));
                RowTable table = RowTable.in(database, Dataset.TICKS)) {
            for (int i = 0; i < values.size(); i++) {
                table.onRow(tick(i + 1, values.get(i)));
            }
            table.write(dir.resolve("a.parquet"));

            assertThat(bids(database, dir.resolve("a.parquet"))).isEqualTo(values);
        } finally {
            Durable.deleteTree(dir);
        }
    }

    private static Row tick(long sequence, long number) {
        return new Row(Dataset.TICKS).begin().put("S").put(0).put(0).put(sequence).put(number).put(1).put(number).put(2)
                .put(0);
    }

    private static List<Long> bids(DuckDb database, Path file) {
        List<Long> found = new ArrayList<>();
        int bid = Dataset.TICKS.indexOf("bid");
        int size = Dataset.TICKS.indexOf("bid_size");
        new ParquetRows(database, Dataset.TICKS).read(file, row -> {
            assertThat(row.number(size)).isEqualTo(row.number(bid));
            found.add(row.number(bid));
        });
        return found;
    }

    @Test
    void shouldTakeTheSimplestFormThatHoldsAllOfAFile(@TempDir Path dir) {
        try (DuckDb database = DuckDb.streaming(64, dir.resolve("spill"));
                RowTable table = RowTable.in(database, Dataset.TICKS)) {
            table.onRow(tick(1, 1_063_330_000L));
            assertThat(table.pricesAreDouble()).isTrue();

            table.onRow(tick(2, TOO_LONG_FOR_DOUBLE));

            assertThat(table.pricesAreDouble()).isFalse();
        }
        assertThat(DecimalForm.of(TOO_LONG_FOR_DOUBLE, 1e9)).isEqualTo(DecimalForm.DECIMAL);
        assertThat(DecimalForm.of(Long.MAX_VALUE, 1e9)).isEqualTo(DecimalForm.WIDE_DECIMAL);
    }

    @Test
    void shouldSayWhichFileCannotBeWrittenOrRead(@TempDir Path dir) {
        try (DuckDb database = DuckDb.streaming(64, dir.resolve("spill"));
                RowTable table = RowTable.in(database, Dataset.TICKS)) {
            table.onRow(tick(1, 1));
            Path nowhere = dir.resolve("missing").resolve("a.parquet");

            assertThatThrownBy(() -> table.write(nowhere)).isInstanceOf(ParquetException.class)
                    .hasMessageContaining(nowhere.toString());
            assertThatThrownBy(() -> new ParquetRows(database, Dataset.TICKS).read(nowhere, row -> { }))
                    .isInstanceOf(ParquetException.class).hasMessageContaining(nowhere.toString());
        }
    }
}
