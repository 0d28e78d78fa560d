package io.tickring.feed.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.fake.FakeRest.Answer;
import io.tickring.feed.fake.FakeVenue;
import io.tickring.feed.api.CapitalApi;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VenueHistoryTest {
    private static final long MINUTE = Bar.MINUTE_MS;
    private static final long START = 1_700_000_040_000L;

    private final FakeVenue venue = new FakeVenue();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final MarketTable markets = new MarketTable(8);
    private final int us500 = markets.define(Market.bare(0, "US500")).number();
    private final CapitalApi api = new CapitalApi(
            FeedSettings.of(venue.url(), venue.streamUrl(), "simulator", List.of("US500")), FakeVenue.CREDENTIALS,
            threads, System::nanoTime);

    @AfterEach
    void close() {
        threads.shutdownNow();
        venue.close();
    }

    @Test
    void shouldAskByPagesThatTheVenueTakes() {
        venue.rest.prices = VenueHistoryTest::everyMinute;
        VenueHistory history = new VenueHistory(api, markets, () -> START + 5_000 * MINUTE);

        List<Bar> bars = history.bars(us500, START - 1, START + 2_500 * MINUTE);

        assertThat(bars.stream().map(bar -> bar.openTimeMs)).containsExactlyElementsOf(
                LongStream.range(0, 2_500).mapToObj(i -> START + i * MINUTE).toList());
        assertThat(venue.rest.count("GET /prices")).isEqualTo(3);
    }

    @Test
    void shouldLeaveOutTheMinuteStillForming() {
        venue.rest.prices = VenueHistoryTest::everyMinute;
        VenueHistory history = new VenueHistory(api, markets, () -> START + 2 * MINUTE + 59_999);

        List<Bar> bars = history.bars(us500, START, START + 10 * MINUTE);

        assertThat(bars).extracting(bar -> bar.openTimeMs).containsExactly(START, START + MINUTE);
        Bar bar = bars.get(0);
        assertThat(bar.provenance).isEqualTo(Provenance.BACKFILL);
        assertThat(bar.bidHigh).isEqualTo(2_500_000_000L);
        assertThat(bar.askLow).isEqualTo(1_100_000_000L);
        assertThat(bar.ticks).isEqualTo(7);
    }

    @Test
    void shouldGiveWhatItHasWhereTheVenueFails() {
        venue.rest.prices = path -> path.contains("from=" + time(START)) ? everyMinute(path)
                : Answer.error(400, "error.invalid.daterange");
        VenueHistory history = new VenueHistory(api, markets, () -> START + 5_000 * MINUTE);

        assertThat(history.bars(us500, START, START + 1_500 * MINUTE)).hasSize(1_000);
    }

    /** As the venue does: both ends inclusive, and no window of more than 999 minutes. */
    private static Answer everyMinute(String path) {
        long fromMs = ms(path.replaceAll(".*from=([^&]+).*", "$1"));
        long toMs = ms(path.replaceAll(".*to=([^&]+).*", "$1"));
        if (toMs - fromMs > 999 * MINUTE) {
            return Answer.error(400, "error.invalid.max.daterange");
        }
        return Answer.ok(LongStream.rangeClosed(0, (toMs - fromMs) / MINUTE).mapToObj(i -> fromMs + i * MINUTE)
                .map(VenueHistoryTest::bar).collect(Collectors.joining(",", "{\"prices\":[", "]}")));
    }

    private static String bar(long openTimeMs) {
        return "{\"snapshotTimeUTC\":\"" + time(openTimeMs) + "\",\"openPrice\":{\"bid\":1.5,\"ask\":1.6},"
                + "\"closePrice\":{\"bid\":2.0,\"ask\":2.1},\"highPrice\":{\"bid\":2.5,\"ask\":2.6},"
                + "\"lowPrice\":{\"bid\":1.0,\"ask\":1.1},\"lastTradedVolume\":7}";
    }

    private static String time(long ms) {
        return LocalDateTime.ofEpochSecond(ms / 1000, 0, ZoneOffset.UTC) + (ms % MINUTE == 0 ? ":00" : "");
    }

    private static long ms(String time) {
        return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
