package io.tickring.benchmarks.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.benchmarks.campaign.evidence.Ending;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.campaign.evidence.HandedFrame;
import io.tickring.benchmarks.campaign.evidence.MarketEvidence;
import io.tickring.benchmarks.campaign.evidence.Outage;
import io.tickring.benchmarks.campaign.evidence.QuoteKey;
import io.tickring.simulator.Simulator;
import io.tickring.simulator.SimulatorSettings;
import io.tickring.simulator.control.Controls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A simulator in this process, the daemon in another, a fault every simulated minute, and the evidence of it all. Takes
 * the settings' minutes and about one more, and ends by itself.
 */
public final class FeedCampaign {
    /**
     * As short as the settings allow where it makes an outage short, and a fifth of the venue's limit left free: on a
     * busy machine requests that leave evenly arrive in a bunch. Everything else as it ships.
     */
    private static final Map<String, String> IMPATIENT = Map.ofEntries(
            Map.entry("TICKRING_FEED_PING_INTERVAL_MS", "500"),
            Map.entry("TICKRING_FEED_SILENCE_MS", "1500"),
            Map.entry("TICKRING_FEED_REQUEST_TIMEOUT_MS", "1000"),
            Map.entry("TICKRING_FEED_CONNECT_TIMEOUT_MS", "1000"),
            Map.entry("TICKRING_FEED_PONG_MS", "500"),
            Map.entry("TICKRING_FEED_QUOTE_SILENCE_MS", "1000"),
            Map.entry("TICKRING_FEED_RECONNECT_MAX_MS", "250"),
            Map.entry("TICKRING_FEED_BACKOFF_MAX_MS", "1000"),
            Map.entry("TICKRING_FEED_REFUSED_RETRY_MS", "1000"),
            Map.entry("TICKRING_FEED_MARKET_REFRESH_MS", "2000"),
            Map.entry("TICKRING_BACKFILL_MINUTE_DAYS", "0"),
            Map.entry("TICKRING_BACKFILL_DAY_YEARS", "0"),
            Map.entry("TICKRING_BACKFILL_REQUESTS_PER_SECOND", "5"));

    private final CampaignSettings settings;
    private final Path directory;
    private final Consumer<String> progress;

    /**
     * @param directory for the ledger, the daemon's data and its log
     * @param progress  takes a line now and then
     */
    public FeedCampaign(CampaignSettings settings, Path directory, Consumer<String> progress) {
        this.settings = settings;
        this.directory = directory;
        this.progress = progress;
    }

    /** @throws Exception where the rig itself fails; a daemon that fails is evidence */
    public Evidence run() throws Exception {
        try (Simulator venue = Simulator.start(venueSettings());
                DaemonProcess daemon = DaemonProcess.start(directory, venue, IMPATIENT)) {
            StatusPage page = new StatusPage(daemon.url());
            if (!page.awaitSubscribed(settings.symbols(), CampaignSettings.PATIENCE)) {
                throw new IOException("the daemon did not subscribe all markets: " + page.status().get("feed"));
            }
            List<Outage> outages = new FaultStorm(venue, settings, progress).rage();
            long overNs = System.nanoTime();
            progress.accept("faults are over, waiting for the gaps");
            StatusPage.Gaps gaps = settled(page);
            long settledMs = (System.nanoTime() - overNs) / 1_000_000;
            long stopMs = venue.nowMs();
            boolean alive = daemon.isAlive();
            int exitCode = daemon.stop();
            Controls.State state = venue.controls().state();
            progress.accept("reading the evidence");
            new ObjectMapper().writeValue(directory.resolve("faults.json").toFile(), outages);
            JournalBook journal = JournalBook.read(daemon.journal());
            Ending ending = new Ending(stopMs, violations(state), state.logins(), gaps.gapsOpen(), gaps.filled(),
                    gaps.explained(), settledMs, alive, exitCode, daemon.verify(), journal.unreadable());
            return new Evidence(markets(venue, journal), outages, ending);
        }
    }

    private SimulatorSettings venueSettings() {
        return SimulatorSettings.builder().symbols(settings.symbols()).seed(settings.seed()).speed(settings.speed())
                .startAt(CampaignSettings.START).ledgerFile(ledger()).build();
    }

    private Path ledger() {
        return directory.resolve("ledger.csv");
    }

    /** A daemon that does not answer any more is evidence too. */
    private StatusPage.Gaps settled(StatusPage page) throws InterruptedException {
        try {
            return page.awaitSettled(CampaignSettings.PATIENCE);
        } catch (IOException e) {
            progress.accept("the daemon does not answer: " + e.getMessage());
            return new StatusPage.Gaps(Long.MAX_VALUE, 0, 0);
        }
    }

    private static Map<String, Long> violations(Controls.State state) {
        Map<String, Long> counts = new LinkedHashMap<>();
        state.violationsByKind().forEach((kind, count) -> counts.put(kind.toString(), count));
        return counts;
    }

    private List<MarketEvidence> markets(Simulator venue, JournalBook journal) throws IOException {
        Map<String, List<HandedFrame>> handed = LedgerBook.read(ledger());
        List<MarketEvidence> markets = new ArrayList<>();
        for (String symbol : venue.epics()) {
            List<QuoteKey> produced = venue.controls()
                    .quotes(symbol, CampaignSettings.START.toEpochMilli(), venue.nowMs()).stream()
                    .map(quote -> new QuoteKey(quote.timestamp(), LedgerBook.nanos(Double.toString(quote.bid())),
                            LedgerBook.nanos(Double.toString(quote.ask())))).toList();
            markets.add(new MarketEvidence(symbol, produced, handed.getOrDefault(symbol, List.of()),
                    journal.ticks(symbol), journal.gaps(symbol)));
        }
        return markets;
    }
}
