package io.tickring.web.stream;

import static io.tickring.web.FakePorts.MINUTE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.engine.latency.LatencyStage;
import io.tickring.engine.market.Market;
import io.tickring.web.FakePorts;
import io.tickring.web.RawClient;
import io.tickring.web.RunningServer;
import io.tickring.web.WebSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest {
    private static final WebSettings SETTINGS =
            new WebSettings("127.0.0.1", 0, 20, 3, 2_048, 65_536, 200, 10_000);

    private final FakePorts fake = new FakePorts();
    private final Market apple = fake.define("AAPL");
    private final Market gold = fake.define("GOLD");
    private RunningServer running;
    private long sequence;

    @BeforeEach
    void start() throws Exception {
        running = RunningServer.start(SETTINGS, fake);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private void tick(Market market, double bid) {
        long at = ++sequence;
        running.deliver(live -> live.onEvent(at, fake.tick(market, MINUTE_MS + at, bid, bid + 0.5)));
    }

    @Test
    void shouldSendASnapshotAndThenWhatChanges() throws Exception {
        tick(apple, 100);
        StreamFixture client = new StreamFixture(running)
                .send("{'type':'subscribe','channels':['quotes','bars','status']}");

        JsonNode snapshot = client.next("snapshot");
        tick(apple, 101);
        JsonNode quotes = client.next("quotes");
        tick(apple, 102);
        JsonNode bar = client.next("bar");

        assertThat(snapshot.at("/subscriptions").toString())
                .isEqualTo("{\"quotes\":\"all\",\"bars\":\"all\",\"status\":\"all\"}");
        assertThat(snapshot.at("/markets").findValuesAsText("symbol")).containsExactly("AAPL", "GOLD");
        assertThat(snapshot.at("/status/version").asText()).isEqualTo("0.1.0");
        assertThat(quotes.at("/sequence").asLong()).isGreaterThanOrEqualTo(snapshot.at("/sequence").asLong());
        assertThat(quotes.at("/rows/0/symbol").asText()).isEqualTo("AAPL");
        assertThat(bar.at("/rows/0/final").asBoolean()).isFalse();
        assertThat(client.next("status").at("/status/stream/clients").asInt()).isEqualTo(1);
    }

    @Test
    void shouldEncodeOnceForAllClients() throws Exception {
        List<StreamFixture> clients = List.of(
                new StreamFixture(running), new StreamFixture(running), new StreamFixture(running));
        for (StreamFixture client : clients) {
            client.send("{'type':'subscribe','channels':['quotes']}").next("snapshot");
        }

        tick(apple, 100);
        JsonNode first = clients.get(0).next("quotes");

        assertThat(clients.get(1).next("quotes")).isEqualTo(first);
        assertThat(clients.get(2).next("quotes")).isEqualTo(first);
        assertThat(fake.latencies.summaries().get(LatencyStage.PAGE.ordinal()).count()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheIntervalUnderAFloodAndLoseNoTick() throws Exception {
        StreamFixture client = new StreamFixture(running).send("{'type':'subscribe','channels':['quotes']}");
        client.next("snapshot");
        List<Instant> times = new ArrayList<>();
        JsonNode quotes = null;
        while (times.size() < 20) {
            for (int i = 0; i < 500; i++) {
                tick(apple, 100);
            }
            quotes = client.next("quotes");
            times.add(Instant.parse(quotes.at("/t").asText()));
        }
        while (quotes.at("/rows/0/ticks").asLong() < sequence) {
            quotes = client.next("quotes");
        }

        assertThat(quotes.at("/sequence").asLong()).isEqualTo(sequence);
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i)))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(SETTINGS.updateIntervalMs() - 1));
        }
    }

    @Test
    void shouldSendOnlyTheMarketsAskedFor() throws Exception {
        StreamFixture client = new StreamFixture(running)
                .send("{'type':'subscribe','channels':['quotes'],'symbols':['GOLD']}");
        JsonNode snapshot = client.next("snapshot");
        tick(apple, 100);
        tick(apple, 101);
        tick(gold, 50);

        JsonNode quotes = client.next("quotes");

        assertThat(snapshot.at("/markets").findValuesAsText("symbol")).containsExactly("GOLD");
        assertThat(snapshot.has("bars")).isFalse();
        assertThat(quotes.at("/rows").findValuesAsText("symbol")).containsExactly("GOLD");
    }

    @Test
    void shouldSendTheStatusOnlyToWhoAskedForIt() throws Exception {
        StreamFixture quotes = new StreamFixture(running).send("{'type':'subscribe','channels':['quotes']}");
        quotes.next("snapshot");
        StreamFixture status = new StreamFixture(running).send("{'type':'subscribe','channels':['status']}");

        status.next("status");
        status.next("status");
        tick(apple, 100);

        assertThat(quotes.next().at("/type").asText()).isEqualTo("quotes");
        assertThat(status.messages).noneMatch(message -> message.at("/type").asText().equals("quotes"));
    }

    @Test
    void shouldReplaceTheMarketsOfOneChannelAndKeepTheOthers() throws Exception {
        StreamFixture client = new StreamFixture(running)
                .send("{'type':'subscribe','channels':['quotes']}")
                .send("{'type':'subscribe','channels':['bars'],'symbols':['AAPL']}")
                .send("{'type':'subscribe','channels':['bars'],'symbols':['GOLD']}");

        client.next("snapshot");
        client.next("snapshot");

        assertThat(client.next("snapshot").at("/subscriptions").toString())
                .isEqualTo("{\"quotes\":\"all\",\"bars\":[\"GOLD\"]}");
    }

    @Test
    void shouldEndAChannelOrPartOfIt() throws Exception {
        StreamFixture client = new StreamFixture(running)
                .send("{'type':'subscribe','channels':['bars','quotes'],'symbols':['AAPL','GOLD']}");
        client.next("snapshot");

        client.send("{'type':'unsubscribe','channels':['quotes'],'symbols':['AAPL']}");
        assertThat(client.next("subscriptions").at("/subscriptions").toString())
                .isEqualTo("{\"quotes\":[\"GOLD\"],\"bars\":[\"AAPL\",\"GOLD\"]}");

        client.send("{'type':'unsubscribe','channels':['quotes','bars']}");
        assertThat(client.next("subscriptions").at("/subscriptions").toString()).isEqualTo("{}");
        assertThat(client.send("{'type':'unsubscribe','channels':['bars']}").next("error").at("/code").asText())
                .isEqualTo("not_subscribed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
        "hello; malformed; not JSON",
        "[1]; malformed; expected an object",
        "{'type':'subscribe'}; malformed; channels must be a list of at least one string",
        "{'type':'subscribe','channels':'quotes'}; malformed; channels must be a list",
        "{'type':'subscribe','channels':[]}; malformed; channels must be a list of at least one string",
        "{'type':'subscribe','channels':[7]}; malformed; channels must be a list of strings",
        "{'type':'subscribe','channels':['quotes'],'symbol':'AAPL'}; malformed; unknown field 'symbol'",
        "{'type':'subscribe','channels':['quotes'],'symbols':[]}; malformed; symbols must be a list of at least one",
        "{'type':'order','channels':['quotes']}; unknown_type; expected subscribe or unsubscribe",
        "{'type':'subscribe','channels':['news']}; unknown_channel; expected quotes, bars, status",
        "{'type':'subscribe','channels':['bars'],'symbols':['APPL']}; unknown_symbol; unknown symbol 'APPL'",
        "{'type':'unsubscribe','channels':['bars'],'symbols':['AAPL']}; not_subscribed; not subscribed to bars"})
    void shouldExplainWhatItCannotFollow(String message, String code, String detail) throws Exception {
        StreamFixture client = new StreamFixture(running);

        JsonNode error = client.send(message).next("error");

        assertThat(error.at("/code").asText()).isEqualTo(code);
        assertThat(error.at("/detail").asText()).contains(detail);
        assertThat(client.send("{'type':'subscribe','channels':['status']}").next("snapshot")).isNotNull();
    }

    @Test
    void shouldNotTakeMarketsFromAllOrFromAListThatLacksThem() throws Exception {
        StreamFixture client = new StreamFixture(running)
                .send("{'type':'subscribe','channels':['quotes']}")
                .send("{'type':'unsubscribe','channels':['quotes'],'symbols':['AAPL']}");
        assertThat(client.next("error").at("/detail").asText()).contains("has no list to take from");

        client.send("{'type':'subscribe','channels':['quotes'],'symbols':['AAPL']}")
                .send("{'type':'unsubscribe','channels':['quotes'],'symbols':['GOLD']}");

        assertThat(client.next("error").at("/detail").asText()).contains("not subscribed to all of these symbols");
    }

    @Test
    void shouldExplainABinaryFrame() throws Exception {
        StreamFixture client = new StreamFixture(running);

        client.socket().sendBinary(ByteBuffer.wrap(new byte[] {1, 2}), true).join();

        assertThat(client.next("error").at("/code").asText()).isEqualTo("malformed");
    }

    @Test
    void shouldCloseOnAFrameThatIsTooLong() {
        StreamFixture client = new StreamFixture(running);

        client.send("x".repeat(SETTINGS.maxFrameBytes() + 1));

        Awaitility.await().atMost(RunningServer.LIMIT).until(() -> client.closeCode == 1009);
        Awaitility.await().atMost(RunningServer.LIMIT).until(() -> running.live.audience().clients() == 0);
    }

    @Test
    void shouldSlowDownAClientThatAsksTooMuch() throws Exception {
        StreamFixture client = new StreamFixture(running);

        for (int i = 0; i < 60; i++) {
            client.send("{'type':'subscribe','channels':['status']}");
        }

        assertThat(client.next("error").at("/code").asText()).isEqualTo("busy");
    }

    @Test
    void shouldLetInAsManyAsTheSettingAllows() throws Exception {
        List<StreamFixture> clients = new ArrayList<>();
        for (int i = 0; i < SETTINGS.maxClients(); i++) {
            clients.add(new StreamFixture(running));
        }

        try (RawClient oneMore = new RawClient(running.port())) {
            assertThat(oneMore.handshake()).startsWith("HTTP/1.1 503 ");
        }
        clients.get(0).socket().abort();

        Awaitility.await().atMost(RunningServer.LIMIT)
                .until(() -> running.live.audience().clients() == SETTINGS.maxClients() - 1);
        assertThat(new StreamFixture(running).send("{'type':'subscribe','channels':['status']}").next("snapshot"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://localhost:PORT", "http://localhost:1",
        "http://localhost", "http://localhost.evil.example:PORT", "http://evil.example:PORT", "://"})
    void shouldRefuseForeignPages(String origin) throws Exception {
        try (RawClient page = new RawClient(running.port())) {
            String answer = page.handshake("Origin: " + origin.replace("PORT", "" + running.port()) + "\r\n");

            assertThat(answer).startsWith("HTTP/1.1 403 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:PORT", "http://127.0.0.1:PORT", "http://[::1]:PORT"})
    void shouldLetItsOwnPageIn(String origin) throws Exception {
        try (RawClient page = new RawClient(running.port())) {
            String answer = page.handshake("Origin: " + origin.replace("PORT", "" + running.port()) + "\r\n");

            assertThat(answer).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void shouldAskForAWebSocket() throws Exception {
        assertThat(RawClient.get(running.port(), "/api/v1/stream", "localhost")).startsWith("HTTP/1.1 426 ")
                .contains("upgrade: websocket").contains("application/problem+json");
        assertThat(RawClient.exchange(running.port(), "GET /api/v1/stream?symbols=AAPL HTTP/1.1\r\nHost: localhost\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void shouldCutAClientThatDoesNotReadAndServeTheOthers() throws Exception {
        for (int i = 0; i < 100; i++) {
            fake.define("MARKET" + i);
        }
        StreamFixture good = new StreamFixture(running).send("{'type':'subscribe','channels':['quotes']}");
        try (RawClient stalled = new RawClient(running.port())) {
            stalled.handshake();
            stalled.text("{\"type\":\"subscribe\",\"channels\":[\"quotes\",\"bars\"]}");
            Awaitility.await().atMost(RunningServer.LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> {
                fake.markets.all().forEach(market -> tick(market, 100));
                return running.live.audience().cut() == 1;
            });

            good.messages.clear();
            tick(gold, 77);
            assertThat(good.next("quotes")).isNotNull();
            assertThat(running.live.audience().clients()).isEqualTo(1);
            assertThat(stalled.rest()).isNotEmpty();
        }
    }

    @Test
    void shouldSayGoodbye() {
        StreamFixture client = new StreamFixture(running);

        running.server.close();

        Awaitility.await().atMost(RunningServer.LIMIT).until(() -> client.closeCode == 1001);
    }
}
