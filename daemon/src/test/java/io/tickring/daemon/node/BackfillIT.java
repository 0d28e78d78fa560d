package io.tickring.daemon.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickring.daemon.Shell;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.config.FeedConfig;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.engine.backfill.Gap;
import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.market.Market;
import io.tickring.engine.status.BackfillStatus;
import io.tickring.engine.tick.Decimal;
import io.tickring.feed.FeedCredentials;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.api.market.PriceBar;
import io.tickring.persistence.history.journaled.JournalIndex;
import io.tickring.persistence.read.JournalReader;
import io.tickring.simulator.Simulator;
import io.tickring.simulator.SimulatorSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outages, a restart and a first load: what the journal holds in the end is what the venue would answer. */
class BackfillIT {
    private static final int MARKETS = 3;
    private static final long MINUTE_MS = VenueResolution.MINUTE.lengthMs();

    @TempDir
    Path dir;

    @Test
    void shouldFillOutagesAndLoadThePastAcrossARestart() throws Exception {
        SimulatorSettings settings = SimulatorSettings.builder().symbols(MARKETS).speed(60).roundTheClock(true).build();
        try (Simulator simulator = Simulator.start(settings)) {
            BackfillStatus first = run(simulator, status -> status.done() >= 2, false);
            BackfillStatus second = run(simulator, status -> status.requestsLeft() == 0
                    && status.gapsOpen() == 0 && status.gapsFilled() >= 2 * MARKETS, true);

            assertThat(first.total()).isEqualTo(3 * MARKETS);
            assertThat(first.requestsLeft()).isPositive();
            assertThat(second.done()).isEqualTo(second.total());
            assertThat(simulator.violations()).isZero();
            assertThat(simulator.loginCount()).isLessThanOrEqualTo(2);
            assertJournalEqualsTheVenue(simulator);
        }
        Shell shell = new Shell(dir);
        assertThat(shell.onData("export", "bars", "--interval", "1d", "--provenance").out().lines().skip(1))
                .hasSizeBetween(MARKETS * 200, MARKETS * 366).allMatch(row -> row.endsWith(",backfill"));
        assertThat(shell.onData("export", "bars", "--provenance").out().lines().skip(1)
                .map(row -> row.replaceAll(".*,", "")).distinct()).containsExactlyInAnyOrder("backfill", "live");
        assertThat(shell.onData("journal", "verify").out()).startsWith("sound");
        assertThat(shell.onData("journal", "stats").out()).containsPattern("venue_bar +[4-9],\\d{3}")
                .containsPattern("gaps +\\d+ filled with the venue's bars, 0 explained, 0 open");
    }

    /** @return the status at the end of the run */
    private BackfillStatus run(Simulator simulator, Predicate<BackfillStatus> done, boolean outage) throws Exception {
        try (Node node = Node.start(settings(simulator))) {
            long before = node.engine().counters().accepted();
            await().atMost(Duration.ofSeconds(30)).until(() -> node.engine().counters().accepted() > before + 100);
            if (outage) {
                simulator.controls().stopSockets();
            }
            await().atMost(Duration.ofSeconds(60)).until(node::backfillStatus, done);
            return node.backfillStatus();
        }
    }

    private NodeSettings settings(Simulator simulator) {
        Configuration configuration = Configuration.load(null, Map.of())
                .withFlag("web.port", 0, "test")
                .withFlag("backfill.minuteDays", 1, "test")
                .withFlag("backfill.dayYears", 1, "test");
        return NodeConfig.of(configuration, new DataDirectory(dir), feed(simulator), credentials(simulator), "test");
    }

    private static FeedSettings feed(Simulator simulator) {
        Configuration configuration = Configuration.load(null, Map.of())
                .withFlag("feed.environment", "simulator", "test")
                .withFlag("feed.url", simulator.restUrl(), "test")
                .withFlag("feed.streamUrl", simulator.streamUrl(), "test");
        return FeedConfig.feed(configuration, simulator.epics());
    }

    private static FeedCredentials credentials(Simulator simulator) {
        return new FeedCredentials(simulator.apiKey(), simulator.identifier(), simulator.password());
    }

    private void assertJournalEqualsTheVenue(Simulator simulator) {
        Journal journal = new Journal();
        try (JournalReader reader = JournalReader.open(new DataDirectory(dir).journal(), 0)) {
            reader.readAll(journal);
        }
        VenueLedger ledger = new VenueLedger();
        try (JournalIndex index = new JournalIndex(new DataDirectory(dir).journal(), ledger)) {
            index.refresh();
        }
        ExecutorService http = Executors.newSingleThreadExecutor();
        try {
            CapitalApi venue = new CapitalApi(feed(simulator), credentials(simulator), http, System::nanoTime);
            for (Map.Entry<Integer, String> market : journal.symbols.entrySet()) {
                for (Gap gap : ledger.gaps(market.getKey())) {
                    long fromMs = VenueResolution.MINUTE.floor(gap.fromMs());
                    long toMs = VenueResolution.MINUTE.ceil(gap.toMs());
                    List<String> answered = venue.prices().bars(market.getValue(),
                            io.tickring.feed.api.market.Resolution.MINUTE, Instant.ofEpochMilli(fromMs),
                            Instant.ofEpochMilli(toMs - MINUTE_MS)).stream().map(BackfillIT::text).toList();

                    assertThat(gap.state()).isEqualTo(Gap.State.FILLED);
                    assertThat(gap.bars()).isEqualTo(answered.size());
                    // A minute with a second gap in it, as a busy machine makes them, is asked for again.
                    assertThat(journal.minutes(market.getKey(), fromMs, toMs).stream().distinct())
                            .containsExactlyElementsOf(answered);
                }
                assertThat(journal.bars.stream().filter(bar -> bar.market() == market.getKey()
                        && bar.resolution() == VenueResolution.DAY)).hasSizeBetween(200, 366);
            }
        } finally {
            http.shutdownNow();
        }
    }

    private static String text(PriceBar bar) {
        return text(bar.openTimeMs(), bar.volume(), bar.bid()) + text(bar.openTimeMs(), bar.volume(), bar.ask());
    }

    private static String text(long openTimeMs, long volume, PriceBar.Side side) {
        return openTimeMs + " " + volume + " " + plain(side.open()) + " " + plain(side.high()) + " "
                + plain(side.low()) + " " + plain(side.close()) + "\n";
    }

    private static String plain(BigDecimal price) {
        return price.stripTrailingZeros().toPlainString();
    }

    private static String text(VenueBar bar) {
        return text(bar, bar.bidOpen(), bar.bidHigh(), bar.bidLow(), bar.bidClose())
                + text(bar, bar.askOpen(), bar.askHigh(), bar.askLow(), bar.askClose());
    }

    private static String text(VenueBar bar, long... prices) {
        StringBuilder text = new StringBuilder().append(bar.openTimeMs()).append(' ').append(bar.volume());
        for (long price : prices) {
            text.append(' ').append(Decimal.text(price, Decimal.PRICE_SCALE));
        }
        return text.append('\n').toString();
    }

    private static final class Journal implements JournalListener {
        private final Map<Integer, String> symbols = new HashMap<>();
        private final List<VenueBar> bars = new ArrayList<>();

        @Override
        public void onMarket(long sequence, Market market) {
            symbols.put(market.number(), market.symbol());
        }

        @Override
        public void onVenueBar(long sequence, VenueBar bar) {
            bars.add(bar);
        }

        private List<String> minutes(int market, long fromMs, long toMs) {
            return bars.stream().filter(bar -> bar.market() == market && bar.resolution() == VenueResolution.MINUTE
                    && bar.openTimeMs() >= fromMs && bar.openTimeMs() < toMs).map(BackfillIT::text).toList();
        }
    }
}
