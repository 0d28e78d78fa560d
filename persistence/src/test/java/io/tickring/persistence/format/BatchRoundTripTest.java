package io.tickring.persistence.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.market.AssetClass;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.testing.Lines;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class BatchRoundTripTest {
    private final BatchWriter writer = new BatchWriter();
    private final BatchReader reader = new BatchReader();

    @Property(tries = 300)
    void shouldKeepEveryFieldOfEveryEvent(@ForAll("events") @Size(min = 1, max = 64) List<TickEvent> events) {
        writer.begin(Long.MAX_VALUE - 100);
        events.forEach(this::write);

        assertThat(readBack()).isEqualTo(events.stream().map(Lines::of).toList());
        assertThat(reader.firstSequence()).isEqualTo(Long.MAX_VALUE - 100);
    }

    @Property(tries = 300)
    void shouldKeepEveryFieldOfABar(@ForAll("bars") Bar bar) {
        writer.begin(1);
        writer.bar(bar);

        wrap();
        assertThat(reader.next()).isEqualTo(RecordCode.BAR);
        Bar read = new Bar();
        reader.readBar(read);
        assertThat(Lines.of(read)).isEqualTo(Lines.of(bar));
    }

    @Property(tries = 300)
    void shouldKeepEveryFieldOfTheVenuesBars(@ForAll("values") long[] values, @ForAll VenueResolution resolution,
            @ForAll VenueSpan.Kind kind, @ForAll @IntRange(min = 0) int number) {
        VenueBar bar = new VenueBar(number, resolution, values[0], values[1], values[2], values[3], values[4],
                values[5], values[6], values[7], values[8], values[9]);
        VenueSpan span = new VenueSpan(number, resolution, kind, values[0], values[1], number, values[2]);
        writer.begin(1);
        writer.venueBar(bar);
        writer.venueSpan(span);

        wrap();
        assertThat(reader.next()).isEqualTo(RecordCode.VENUE_BAR);
        assertThat(reader.readVenueBar()).isEqualTo(bar);
        assertThat(reader.next()).isEqualTo(RecordCode.VENUE_SPAN);
        assertThat(reader.readVenueSpan()).isEqualTo(span);
        assertThat(reader.next()).isEqualTo(-1);
    }

    @Test
    void shouldLetAReaderPassOverTheVenuesBars() {
        TickEvent tick = new TickEvent();
        usual(tick, 1);
        writer.begin(1);
        write(tick);
        writer.venueBar(new VenueBar(1, VenueResolution.DAY, 5, 1, 1, 1, 1, 2, 2, 2, 2, 3));
        usual(tick, 2);
        write(tick);

        wrap();
        reader.next();
        reader.readTick(new TickEvent());
        reader.next();
        reader.next();
        TickEvent read = new TickEvent();
        reader.readTick(read);
        assertThat(Lines.of(read)).isEqualTo(Lines.of(tick));
    }

    @Test
    void shouldKeepMarkets() {
        Market market = new Market(65_535, "ÄÖ/€", "名稱", AssetClass.CRYPTOCURRENCIES, "USD", 9, Long.MAX_VALUE);
        writer.begin(1);
        writer.market(market);

        wrap();
        assertThat(reader.next()).isEqualTo(RecordCode.MARKET);
        assertThat(reader.readMarket()).isEqualTo(market);
        assertThat(reader.next()).isEqualTo(-1);
    }

    @Test
    void shouldTakeFewBytesForATickOfTheStream() {
        TickEvent tick = new TickEvent();
        writer.begin(1_000_000_000);
        int records = Batch.MAX_RECORDS;
        for (int i = 0; i < records; i++) {
            usual(tick, i);
            write(tick);
        }

        assertThat((writer.seal() + 4) / records).isLessThanOrEqualTo(44);

        usual(tick, 0);
        writer.begin(1_000_000_000);
        write(tick);

        assertThat(writer.seal() - Batch.HEADER_BYTES).as("alone in its batch").isLessThanOrEqualTo(48);
    }

    private static void usual(TickEvent tick, int i) {
        tick.clearTick();
        tick.market = 200 + i;
        tick.receiveTimeNs = 1_763_900_000_123_456_789L + i * 31_234_567L;
        tick.exchangeTimeMs = 1_763_900_000_100L + i * 31L - i % 3;
        tick.marketTimeMs = tick.exchangeTimeMs + 45;
        tick.bidNanos = 95_123_450_000_000L + i * 10_000_000L;
        tick.askNanos = tick.bidNanos + 50_000_000_000L;
        tick.bidSizeMicros = 1_250_000_000L;
        tick.askSizeMicros = 900_000_000L;
    }

    private void write(TickEvent event) {
        switch (event.kind) {
            case TICK -> writer.tick(event);
            case GAP -> writer.gap(event);
            default -> writer.clock(event);
        }
    }

    private List<String> readBack() {
        wrap();
        TickEvent event = new TickEvent();
        List<String> lines = new ArrayList<>();
        for (int code = reader.next(); code >= 0; code = reader.next()) {
            switch (code) {
                case RecordCode.TICK -> reader.readTick(event);
                case RecordCode.REJECT -> reader.readReject(event);
                case RecordCode.CLOCK -> reader.readClock(event);
                default -> reader.readGap(event);
            }
            lines.add(Lines.of(event));
        }
        return lines;
    }

    private void wrap() {
        int length = writer.seal();
        reader.wrap(new UnsafeBuffer(writer.bytes()), writer.bytes(), 0, length);
    }

    @Provide
    Arbitrary<List<TickEvent>> events() {
        return event().list().ofMinSize(1).ofMaxSize(64);
    }

    private static Arbitrary<TickEvent> event() {
        Arbitrary<EventKind> kinds = Arbitraries.of(EventKind.class)
                .filter(kind -> kind.code() < EventKind.CHECKPOINT.code() || kind == EventKind.END_OF_INPUT);
        Arbitrary<RejectReason> reasons = Arbitraries.of(RejectReason.class);
        Arbitrary<long[]> values = anyLong().array(long[].class).ofSize(8);
        Arbitrary<int[]> counts = Arbitraries.integers().between(0, 512).array(int[].class).ofSize(3);
        return Combinators.combine(kinds, reasons, reasons, values, counts, Arbitraries.doubles())
                .as(BatchRoundTripTest::event);
    }

    private static TickEvent event(EventKind kind, RejectReason reason, RejectReason fault, long[] values,
            int[] counts, double rate) {
        TickEvent event = new TickEvent();
        event.clearTick();
        event.kind = kind;
        event.receiveTimeNs = values[0];
        boolean ofMarket = kind == EventKind.TICK || kind == EventKind.GAP;
        event.market = ofMarket ? (int) (values[1] & Integer.MAX_VALUE) : 0;
        event.exchangeTimeMs = values[2];
        event.bidNanos = values[3];
        event.askNanos = values[4];
        event.bidSizeMicros = values[5];
        event.askSizeMicros = values[6];
        event.marketTimeMs = values[7];
        event.gapFromMs = values[2];
        event.gapToMs = values[3];
        event.gapReason = GapReason.ofCode(1 + counts[0] % 5);
        event.clockMarketMs = values[4];
        event.clockRate = rate;
        event.clockStep = kind == EventKind.CLOCK && (values[5] & 1) == 0;
        event.rejectReason = kind == EventKind.TICK ? reason : RejectReason.NONE;
        event.decodeFault = event.rejectReason == RejectReason.NONE ? RejectReason.NONE : fault;
        event.marks = counts[1] % 16;
        event.frameLength = counts[2];
        event.frameCut = (values[6] & 1) == 0;
        for (int i = 0; i < counts[2]; i++) {
            event.frameFor(counts[2])[i] = (byte) (values[i % 8] >> i % 8);
        }
        return event;
    }

    @Provide
    Arbitrary<long[]> values() {
        return anyLong().array(long[].class).ofSize(10);
    }

    @Provide
    Arbitrary<Bar> bars() {
        Arbitrary<int[]> counts = Arbitraries.integers().between(0, Integer.MAX_VALUE).array(int[].class).ofSize(3);
        Arbitrary<long[]> values = anyLong().array(long[].class).ofSize(12);
        return Combinators.combine(values, counts, Arbitraries.of(Provenance.class)).as((prices, numbers, source) -> {
            Bar bar = new Bar();
            bar.market = numbers[0];
            bar.ticks = numbers[1];
            bar.revision = numbers[2];
            bar.provenance = source;
            bar.openTimeMs = prices[0];
            bar.bidOpen = prices[1];
            bar.bidHigh = prices[2];
            bar.bidLow = prices[3];
            bar.bidClose = prices[4];
            bar.askOpen = prices[5];
            bar.askHigh = prices[6];
            bar.askLow = prices[7];
            bar.askClose = prices[8];
            bar.spreadSumNanos = prices[9];
            bar.firstTickMs = prices[10];
            bar.lastTickMs = prices[11];
            return bar;
        });
    }

    private static Arbitrary<Long> anyLong() {
        return Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-100, 2_000_000_000_000L),
                Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L, TickEvent.ABSENT + 1));
    }
}
