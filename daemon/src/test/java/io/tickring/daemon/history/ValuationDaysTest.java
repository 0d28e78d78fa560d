package io.tickring.daemon.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.history.BarHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ValuationDaysTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private final List<Bar> venue = new ArrayList<>();
    private final List<Bar> minutes = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private long nowMs = ms("2026-06-12T12:00:00Z");
    private final BarHistory days = new ValuationDays(
            (market, fromMs, toMs) -> within(venue, market, fromMs, toMs), new Minutes(), () -> nowMs);

    /** Tells where it begins, as the journal and the archive do. */
    private final class Minutes implements BarHistory {
        @Override
        public List<Bar> bars(int market, long fromMs, long toMs) {
            asked.add(Instant.ofEpochMilli(fromMs) + " " + Instant.ofEpochMilli(toMs));
            return within(minutes, market, fromMs, toMs);
        }

        @Override
        public OptionalLong earliestMs() {
            return minutes.stream().mapToLong(bar -> bar.openTimeMs).min();
        }
    }

    private static List<Bar> within(List<Bar> bars, int market, long fromMs, long toMs) {
        return bars.stream().filter(bar -> bar.market == market && bar.openTimeMs >= fromMs && bar.openTimeMs < toMs)
                .map(ValuationDaysTest::copy).toList();
    }

    private static Bar copy(Bar bar) {
        Bar copy = new Bar();
        copy.copyFrom(bar);
        return copy;
    }

    private static long ms(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    private static Bar bar(int market, String time, long price, Provenance provenance) {
        Bar bar = new Bar();
        bar.market = market;
        bar.openTimeMs = ms(time);
        bar.bidOpen = bar.bidHigh = bar.bidLow = bar.bidClose = price;
        bar.askOpen = bar.askHigh = bar.askLow = bar.askClose = price + 1;
        bar.ticks = 1;
        bar.provenance = provenance;
        return bar;
    }

    private void day(int market, String time) {
        venue.add(bar(market, time, 500, Provenance.BACKFILL));
    }

    private void minute(int market, String time, long price) {
        minutes.add(bar(market, time, price, Provenance.LIVE));
    }

    private static List<String> told(List<Bar> bars) {
        return bars.stream().map(bar -> bar.market + " " + Instant.ofEpochMilli(bar.openTimeMs) + " "
                + bar.provenance.key() + " " + bar.ticks).toList();
    }

    private List<String> all(int market) {
        return told(days.bars(market, ms("2026-01-01T00:00:00Z"), ms("2027-01-01T00:00:00Z")));
    }

    @Test
    void shouldFoldTheDayThatRunsBehindTheVenuesDays() {
        day(1, "2026-06-09T21:00:00Z");
        day(1, "2026-06-10T21:00:00Z");
        minute(1, "2026-06-10T20:59:00Z", 100);
        minute(1, "2026-06-11T20:59:00Z", 200);
        minute(1, "2026-06-11T21:00:00Z", 300);
        minute(1, "2026-06-12T11:59:00Z", 250);

        List<Bar> bars = days.bars(1, ms("2026-06-01T00:00:00Z"), nowMs);

        assertThat(told(bars)).containsExactly("1 2026-06-09T21:00:00Z backfill 1", "1 2026-06-10T21:00:00Z backfill 1",
                "1 2026-06-11T21:00:00Z live 2");
        assertThat(bars.get(2).bidOpen).isEqualTo(300);
        assertThat(bars.get(2).bidLow).isEqualTo(250);
        assertThat(bars.get(2).bidClose).isEqualTo(250);
    }

    @Test
    void shouldFoldWhatIsBeforeTheVenuesHistory() {
        minute(1, "2026-06-07T21:00:00Z", 100);
        minute(1, "2026-06-08T20:59:00Z", 110);
        minute(1, "2026-06-08T21:00:00Z", 120);
        day(1, "2026-06-09T21:00:00Z");
        nowMs = ms("2026-06-10T20:00:00Z");

        assertThat(all(1)).containsExactly("1 2026-06-07T21:00:00Z live 2", "1 2026-06-08T21:00:00Z live 1",
                "1 2026-06-09T21:00:00Z backfill 1");
    }

    @Test
    void shouldFoldALongHoleAndLeaveAWeekendAlone() {
        minute(1, "2026-06-01T22:00:00Z", 90);
        day(1, "2026-06-01T21:00:00Z");
        minute(1, "2026-06-04T22:00:00Z", 100);
        minute(1, "2026-06-05T22:00:00Z", 110);
        day(1, "2026-06-08T21:00:00Z");
        minute(1, "2026-06-10T12:00:00Z", 120);
        day(1, "2026-06-12T21:00:00Z");
        nowMs = ms("2026-06-13T20:00:00Z");

        assertThat(all(1)).containsExactly("1 2026-06-01T21:00:00Z backfill 1", "1 2026-06-04T21:00:00Z live 1",
                "1 2026-06-05T21:00:00Z live 1", "1 2026-06-08T21:00:00Z backfill 1",
                "1 2026-06-12T21:00:00Z backfill 1");
    }

    @Test
    void shouldAskForNoMinutesBeforeTheFirstNorBehindNow() {
        minute(1, "2026-06-11T22:00:00Z", 100);

        assertThat(all(1)).containsExactly();

        assertThat(asked).isEmpty();
        nowMs = ms("2026-06-13T12:00:00Z");
        assertThat(all(1)).isEmpty();
        assertThat(asked).containsExactly("2026-06-12T21:00:00Z 2026-06-13T21:00:00Z");
    }

    @Test
    void shouldGiveEachMarketsDaysTogether() {
        day(1, "2026-06-09T21:00:00Z");
        day(2, "2026-06-08T21:00:00Z");
        day(2, "2026-06-10T21:00:00Z");
        minute(1, "2026-06-10T21:00:00Z", 100);
        minute(3, "2026-06-10T21:00:00Z", 100);
        day(4, "2026-06-10T21:00:00Z");

        assertThat(told(days.bars(List.of(2, 1, 3), ms("2026-06-01T00:00:00Z"), nowMs))).containsExactly(
                "2 2026-06-08T21:00:00Z backfill 1", "2 2026-06-10T21:00:00Z backfill 1",
                "1 2026-06-09T21:00:00Z backfill 1", "1 2026-06-10T21:00:00Z live 1", "3 2026-06-10T21:00:00Z live 1");
    }

    @Test
    void shouldFollowTheClocksOfNewYork() {
        minute(1, "2026-03-06T22:00:00Z", 1);
        minute(1, "2026-03-07T22:00:00Z", 1);
        minute(1, "2026-03-08T20:59:00Z", 1);
        minute(1, "2026-03-08T21:00:00Z", 1);

        assertThat(all(1)).containsExactly("1 2026-03-06T22:00:00Z live 1", "1 2026-03-07T22:00:00Z live 2",
                "1 2026-03-08T21:00:00Z live 1");
    }

    @Property(tries = 100)
    void shouldPutEveryMinuteIntoTheDayOfItsValuation(
            @ForAll @Size(max = 60) Set<@IntRange(min = 0, max = 400_000) Integer> offsets) {
        long firstMs = ms("2026-02-01T22:00:00Z");
        nowMs = ms("2026-12-31T00:00:00Z");
        minutes.clear();
        minute(1, "2026-02-01T22:00:00Z", 7);
        offsets.stream().filter(offset -> offset > 0).sorted().forEach(offset -> minute(1,
                Instant.ofEpochMilli(firstMs + offset * 60_000L).toString(), 7));

        List<Bar> bars = days.bars(1, firstMs, nowMs);

        assertThat(bars).extracting(bar -> valuationDate(bar.openTimeMs)).isEqualTo(minutes.stream()
                .map(bar -> valuationDate(bar.openTimeMs)).distinct().toList());
        assertThat(bars.stream().mapToInt(bar -> bar.ticks).sum()).isEqualTo(minutes.size());
        assertThat(bars).allMatch(bar -> Instant.ofEpochMilli(bar.openTimeMs).atZone(ZoneId.of("America/New_York"))
                .getHour() == 17);
    }

    private static LocalDate valuationDate(long timeMs) {
        return Instant.ofEpochMilli(timeMs).atZone(ZoneId.of("America/New_York")).toLocalDateTime().minusHours(17)
                .toLocalDate();
    }
}
