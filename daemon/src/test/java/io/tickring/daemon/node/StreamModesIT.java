package io.tickring.daemon.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.config.FeedConfig;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.FeedCredentials;
import io.tickring.persistence.read.JournalReader;
import io.tickring.simulator.Simulator;
import io.tickring.simulator.SimulatorSettings;
import io.tickring.simulator.rules.BrokerRules;
import io.tickring.simulator.rules.EpicLimit;
import io.tickring.simulator.rules.StreamRules;
import io.tickring.simulator.rules.TokenExpiry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the venue makes of a second socket, of many markets and of old tokens, the quotes come. */
class StreamModesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path dir;

    @Test
    void shouldStreamOnOneSocketWhereThatIsAllowed() throws Exception {
        try (Simulator simulator = simulator(StreamRules.defaults()); Node node = start(simulator)) {
            await().atMost(LONG).until(() -> feed(node).path("mode").asText().equals("one_socket"));

            assertThat(feed(node).path("shards").asInt()).isEqualTo(1);
            assertThat(feed(node).path("subscribed").asInt()).isEqualTo(100);
            assertThat(feed(node).path("withoutData")).isEmpty();
        }
    }

    @Test
    void shouldOpenFurtherSocketsWhereTheVenueCountsByConnection() throws Exception {
        StreamRules rules = StreamRules.defaults().toBuilder().epicLimit(EpicLimit.PER_CONNECTION).build();
        try (Simulator simulator = simulator(rules); Node node = start(simulator)) {
            await().atMost(LONG).until(() -> feed(node).path("subscribed").asInt() == 100);

            assertThat(feed(node).path("mode").asText()).isEqualTo("sharded");
            assertThat(feed(node).path("shards").asInt()).isEqualTo(3);
        }
    }

    @Test
    void shouldPollWhatTheVenueDoesNotStream() throws Exception {
        StreamRules rules = StreamRules.defaults().toBuilder().epicLimit(EpicLimit.PER_CONNECTION)
                .refuseSecondSocket(true).build();
        List<String> epics;
        try (Simulator simulator = simulator(rules); Node node = start(simulator)) {
            epics = simulator.epics();
            await().atMost(LONG).until(() -> feed(node).path("polled").asInt() == 60);
            assertThat(feed(node).path("mode").asText()).isEqualTo("polled");
            assertThat(feed(node).path("subscribed").asInt()).isEqualTo(40);
            int last = node.engine().markets().numberOf(epics.get(99));
            await().atMost(LONG).until(() -> node.engine().counters().accepted(last) >= 3);
            assertThat(simulator.violations()).isZero();
        }

        Seen seen = read();
        assertThat(seen.polled).isNotEmpty().allMatch(symbol -> epics.indexOf(symbol) >= 40);
        assertThat(seen.streamed).isNotEmpty().allMatch(symbol -> epics.indexOf(symbol) < 40);
        assertThat(seen.bars).allMatch(symbol -> epics.indexOf(symbol) < 40);
    }

    @Test
    void shouldGoBackToTheStreamOnceTheVenueAllowsIt() throws Exception {
        StreamRules rules = StreamRules.defaults().toBuilder().maxEpics(40).epicLimit(EpicLimit.PER_CONNECTION).build();
        try (Simulator simulator = simulator(rules); Node node = start(simulator)) {
            await().atMost(LONG).until(() -> feed(node).path("subscribed").asInt() == 100);

            simulator.controls().stopSockets();

            await().atMost(LONG).until(() -> feed(node).path("reconnects").asInt() == 3);
            await().atMost(LONG).until(() -> feed(node).path("subscribed").asInt() == 100);
            assertThat(feed(node).path("mode").asText()).isEqualTo("sharded");
        }
    }

    @ParameterizedTest
    @EnumSource(TokenExpiry.class)
    void shouldGoOnWhateverTheStreamMakesOfOldTokens(TokenExpiry expiry) throws Exception {
        SimulatorSettings settings = SimulatorSettings.builder().symbols(20).roundTheClock(true).rateFactor(20)
                .broker(BrokerRules.defaults().toBuilder().sessionCap(Duration.ofSeconds(3)).build())
                .stream(StreamRules.defaults().toBuilder().tokenExpiry(expiry).build()).build();
        try (Simulator simulator = Simulator.start(settings); Node node = start(simulator)) {
            await().atMost(LONG).until(() -> simulator.loginCount() >= 3);
            long before = node.engine().counters().accepted();
            await().atMost(LONG).until(() -> node.engine().counters().accepted() > before + 200);

            assertThat(simulator.violations()).isZero();
        }
    }

    @Test
    void shouldNotBeCutWhereTheVenueEndsSocketsWhoseClientIsSilent() throws Exception {
        StreamRules rules = StreamRules.defaults().toBuilder().idleCut(Duration.ofSeconds(2)).build();
        try (Simulator simulator = simulator(rules); Node node = start(simulator)) {
            await().atMost(LONG).until(() -> feed(node).path("subscribed").asInt() == 100);
            long subscribedMs = simulator.nowMs();

            await().atMost(LONG).until(() -> simulator.nowMs() - subscribedMs > 5_000);

            assertThat(feed(node).path("reconnects").asInt()).isZero();
            assertThat(feed(node).path("state").asText()).isEqualTo("streaming");
        }
    }

    private static Simulator simulator(StreamRules rules) throws IOException {
        return Simulator.start(SimulatorSettings.builder().roundTheClock(true).rateFactor(5).stream(rules).build());
    }

    private Node start(Simulator simulator) throws IOException {
        return Node.start(settings(simulator, dir));
    }

    static NodeSettings settings(Simulator simulator, Path dir) {
        Configuration configuration = Configuration.load(null, Map.of())
                .withFlag("web.port", 0, "test")
                .withFlag("feed.environment", "simulator", "test")
                .withFlag("feed.pingIntervalMs", 500, "test")
                .withFlag("feed.silenceMs", 3_000, "test")
                .withFlag("feed.quoteSilenceMs", 1_500, "test")
                .withFlag("feed.pollIntervalMs", 500, "test")
                .withFlag("feed.url", simulator.restUrl(), "test")
                .withFlag("feed.streamUrl", simulator.streamUrl(), "test");
        FeedCredentials credentials =
                new FeedCredentials(simulator.apiKey(), simulator.identifier(), simulator.password());
        return NodeConfig.of(configuration, new DataDirectory(dir), FeedConfig.feed(configuration, simulator.epics()),
                credentials, "test");
    }

    private static JsonNode feed(Node node) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.url()).resolve("/api/v1/status")).build();
        return JSON.readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body()).path("feed");
    }

    private Seen read() throws IOException {
        Seen seen = new Seen();
        try (JournalReader reader = JournalReader.open(new DataDirectory(dir).journal(), 0)) {
            reader.readAll(seen);
        }
        return seen;
    }

    private static final class Seen implements JournalListener {
        private final Set<String> polled = new HashSet<>();
        private final Set<String> streamed = new HashSet<>();
        private final Set<String> bars = new HashSet<>();
        private final Map<Integer, String> symbols = new HashMap<>();

        @Override
        public void onMarket(long sequence, Market market) {
            symbols.put(market.number(), market.symbol());
        }

        @Override
        public void onEvent(long sequence, TickEvent event) {
            if (event.accepted()) {
                ((event.marks & Marks.POLLED) == 0 ? streamed : polled).add(symbols.get(event.market));
            }
        }

        @Override
        public void onBar(long sequence, Bar bar) {
            bars.add(symbols.get(bar.market));
        }
    }
}
