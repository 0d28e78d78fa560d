package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.rules.AccountSwitch;
import io.tickring.simulator.rules.BrokerRules;
import io.tickring.simulator.rules.EpicLimit;
import io.tickring.simulator.rules.OhlcTiming;
import io.tickring.simulator.rules.StreamRules;
import io.tickring.simulator.rules.TokenExpiry;
import io.tickring.simulator.rules.UnknownEpic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamIT {
    private static final StreamRules USUAL = StreamRules.defaults();

    private Simulator simulator;
    private Stranger rest;
    private StrangerSocket socket;

    private void start(StreamRules stream) throws IOException {
        start(settings().stream(stream));
    }

    private void start(SimulatorSettings.Builder settings) throws IOException {
        simulator = Simulator.start(settings.build());
        rest = Stranger.loggedIn(simulator);
        socket = open();
    }

    private static SimulatorSettings.Builder settings() {
        return SimulatorSettings.builder().roundTheClock(true).rateFactor(10)
                .broker(BrokerRules.defaults().toBuilder().enforceLimits(false).build());
    }

    private StrangerSocket open() {
        return new StrangerSocket(simulator.streamUrl(), rest);
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        simulator.close();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(10));
    }

    private JsonNode reply(String destination) {
        soon().until(() -> !socket.frames(destination).isEmpty());
        List<JsonNode> replies = socket.frames(destination);
        return replies.get(replies.size() - 1);
    }

    private String error(String destination) {
        JsonNode reply = reply(destination);
        assertThat(reply.path("status").asText()).isEqualTo("ERROR");
        return reply.path("payload").path("errorCode").asText();
    }

    private void awaitQuotes() {
        int before = socket.frames("quote").size();
        soon().until(() -> socket.frames("quote").size() > before);
    }

    @Test
    void shouldAnswerPingsOfEitherKindOnEitherPath() throws IOException {
        start(USUAL);
        socket.close();
        socket = new StrangerSocket(simulator.streamUrl().replace("/connect", "//connect"), rest);

        socket.ask("ping", "null");
        socket.pingFrame();

        assertThat(reply("ping").toString()).isEqualTo(
                "{\"status\":\"OK\",\"destination\":\"ping\",\"correlationId\":\"1\",\"payload\":{}}");
        soon().until(() -> socket.pongs() == 1);
    }

    @Test
    void shouldRefuseTheBareHost() throws IOException {
        start(USUAL);

        Assertions.assertThatThrownBy(() -> new StrangerSocket(simulator.streamUrl().replace("connect", ""), rest))
                .isInstanceOf(CompletionException.class);
    }

    @Test
    void shouldStopQuotesAfterUnsubscribe() throws IOException {
        start(USUAL);
        socket.subscribe(List.of("US500"));
        awaitQuotes();

        socket.ask("marketData.unsubscribe", "{\"epics\":[\"US500\"]}");

        assertThat(reply("marketData.unsubscribe").path("payload").path("subscriptions").path("US500").asText())
                .isEqualTo("PROCESSED");
        long sent = simulator.framesSent("US500");
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(2))
                .until(() -> simulator.framesSent("US500") == sent);
    }

    @Test
    void shouldSendEachQuoteOnceHoweverOftenSubscribed() throws IOException {
        start(USUAL);
        socket.subscribe(List.of("US500"));
        socket.subscribe(List.of("US500"));
        soon().until(() -> socket.frames("quote").size() > 60);

        socket.ask("marketData.unsubscribe", "{\"epics\":[\"US500\"]}");
        reply("marketData.unsubscribe");

        List<JsonNode> quotes = socket.frames("quote");
        assertThat(quotes).doesNotHaveDuplicates().hasSize((int) simulator.framesSent("US500"));
    }

    @Test
    void shouldTakeFortyEpicsAMessage() throws IOException {
        start(USUAL);

        socket.subscribe(simulator.epics().subList(0, 40));
        assertThat(reply("marketData.subscribe").path("payload").path("subscriptions")).hasSize(40);
        socket.subscribe(simulator.epics().subList(40, 80));
        soon().until(() -> socket.frames("marketData.subscribe").size() == 2);
        socket.subscribe(simulator.epics().subList(0, 41));
        soon().until(() -> socket.frames("marketData.subscribe").size() == 3);

        assertThat(error("marketData.subscribe")).isEqualTo("error.too-many.requests");
    }

    @Test
    void shouldCountFortyEpicsAConnectionWhereTheRuleSaysSo() throws IOException {
        start(USUAL.toBuilder().epicLimit(EpicLimit.PER_CONNECTION).tooManyEpicsError("error.full").build());

        socket.subscribe(simulator.epics().subList(0, 40));
        socket.ask("OHLCMarketData.subscribe", "{\"epics\":[\"" + simulator.epics().get(40) + "\"]}");

        assertThat(error("OHLCMarketData.subscribe")).isEqualTo("error.full");
    }

    @Test
    void shouldAnswerUnknownEpicsByTheRule() throws IOException {
        start(USUAL.toBuilder().unknownEpic(UnknownEpic.ERROR).build());

        socket.subscribe(List.of("NOPE"));

        assertThat(error("marketData.subscribe")).isEqualTo("error.invalid.epic");
        socket.ask("OHLCMarketData.subscribe", "{\"epics\":[\"US500\"],\"type\":\"other\"}");
        assertThat(error("OHLCMarketData.subscribe")).isEqualTo("error.invalid.resolution");
    }

    @Test
    void shouldKeepTheSocketOpenAfterMalformedMessages() throws IOException {
        start(USUAL);

        socket.raw("{\"destination\":");
        socket.ask("marketData.dance", "{}");
        soon().until(() -> socket.texts().size() == 2);
        socket.ask("ping", "{}");

        assertThat(reply("ping").path("status").asText()).isEqualTo("OK");
        assertThat(socket.texts().get(0)).contains("\"ERROR\"", "error.invalid.request");
        assertThat(socket.texts().get(1)).contains("\"ERROR\"", "marketData.dance");
    }

    @Test
    void shouldAnswerDeadTokensAndClose() throws IOException {
        start(USUAL);
        rest.tokens("dead", "dead");

        socket.subscribe(List.of("US500"));

        assertThat(error("marketData.subscribe")).isEqualTo("error.invalid.session.token");
        soon().until(() -> simulator.controls().state().sockets() == 0);
    }

    @Test
    void shouldRefuseASecondSocketWhereTheRuleSaysSo() throws IOException {
        start(USUAL.toBuilder().refuseSecondSocket(true).cutCode(1008).build());
        socket.ask("ping", "{}");
        reply("ping");

        try (StrangerSocket second = open()) {
            second.ask("ping", "{}");

            soon().until(() -> second.closeCode() == 1008);
            assertThat(second.texts().get(0)).contains("error.too-many.requests");
        }
    }

    @Test
    void shouldKeepQuotesAndRefuseRequestsWhenTokensExpire() throws IOException {
        start(USUAL);
        socket.subscribe(List.of("US500"));
        awaitQuotes();
        rest.send("DELETE", "/api/v1/session", "");

        awaitQuotes();
        socket.ask("ping", "{}");

        assertThat(error("ping")).isEqualTo("error.invalid.session.token");
        soon().until(() -> simulator.controls().state().sockets() == 0);
    }

    @Test
    void shouldCloseOrFallSilentWhenTokensExpireByTheRule() throws IOException {
        start(USUAL.toBuilder().tokenExpiry(TokenExpiry.CLOSE).build());
        socket.ask("ping", "{}");
        reply("ping");
        rest.send("DELETE", "/api/v1/session", "");
        soon().until(() -> socket.closeCode() == 1006);
        stop();

        start(USUAL.toBuilder().tokenExpiry(TokenExpiry.STOP_SILENTLY).build());
        socket.subscribe(List.of("US500"));
        awaitQuotes();
        rest.send("DELETE", "/api/v1/session", "");
        await().atMost(Duration.ofSeconds(10)).during(Duration.ofMillis(500)).until(simulator.controls()
                .state()::sockets, sockets -> sockets == 1);
        assertThat(socket.closeCode()).isEqualTo(-1);
    }

    @Test
    void shouldEndTheStreamWhenTheAccountIsSwitched() throws IOException {
        start(settings().stream(USUAL));
        socket.subscribe(List.of("US500"));
        awaitQuotes();

        rest.send("PUT", "/api/v1/session", "{\"accountId\":\"" + simulator.accountIds().get(1) + "\"}");

        soon().until(() -> socket.closeCode() == 1006);
    }

    @Test
    void shouldOnlyStopDataOnAnAccountSwitchByTheRule() throws IOException {
        start(settings().broker(BrokerRules.defaults().toBuilder().enforceLimits(false).rotateTokens(true)
                .accountSwitch(AccountSwitch.STOP_DATA).build()));
        socket.subscribe(List.of("US500"));
        awaitQuotes();

        Stranger.Got got = rest.send("PUT", "/api/v1/session",
                "{\"accountId\":\"" + simulator.accountIds().get(1) + "\"}");
        rest.tokens(rest.cst(), got.raw().headers().firstValue("X-SECURITY-TOKEN").orElseThrow());
        socket.ask("ping", "{}");

        assertThat(reply("ping").path("status").asText()).isEqualTo("OK");
        long sent = simulator.framesSent("US500");
        await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(2))
                .until(() -> simulator.framesSent("US500") == sent);
    }

    @Test
    void shouldCutIdleClients() throws IOException {
        start(USUAL.toBuilder().idleCut(Duration.ofMillis(100)).build());

        soon().until(() -> socket.closeCode() == 1006);
    }

    @Test
    void shouldCutClientsThatDoNotRead() throws IOException {
        start(settings().rateFactor(400).stream(USUAL.toBuilder().maxPendingBytes(65_536).build()));
        socket.stopReading();
        socket.subscribe(simulator.epics().subList(0, 40));
        socket.subscribe(simulator.epics().subList(40, 80));

        await().atMost(Duration.ofSeconds(30)).until(() -> simulator.controls().state().sockets() == 0);
    }

    @Test
    void shouldSendBothSidesOfABarAfterItsEnd() throws IOException {
        start(settings().rateFactor(1).speed(240));
        socket.ask("OHLCMarketData.subscribe", "{\"epics\":[\"US500\"]}");
        socket.ask("OHLCMarketData.subscribe",
                "{\"epics\":[\"GOLD\"],\"resolutions\":[\"MINUTE\",\"MINUTE_5\"],\"type\":\"heikin-ashi\"}");

        soon().until(() -> socket.frames("ohlc.event").size() >= 12);

        assertThat(socket.texts().get(0)).contains("{\"subscriptions\":{\"US500:MINUTE:classic\":\"PROCESSED\"}}");
        assertThat(socket.texts()).anySatisfy(text -> assertThat(text).matches("\\{\"status\":\"OK\",\"destination\":"
                + "\"ohlc.event\",\"payload\":\\{\"resolution\":\"MINUTE\",\"epic\":\"US500\",\"type\":\"classic\","
                + "\"priceType\":\"bid\",\"t\":\\d{13},\"h\":[0-9.]+,\"l\":[0-9.]+,\"o\":[0-9.]+,\"c\":[0-9.]+,"
                + "\"lastTradedVolume\":\\d+}}"));
        JsonNode event = socket.frames("ohlc.event").stream().map(frame -> frame.path("payload"))
                .filter(bar -> bar.path("epic").asText().equals("US500")).findFirst().orElseThrow();
        String at = java.time.Instant.ofEpochMilli(event.path("t").asLong()).toString().replace("Z", "");
        JsonNode bar = rest.get("/api/v1/prices/US500?from=" + at + "&to=" + at).body().path("prices").get(0);
        assertThat(event.path("o")).isEqualTo(bar.path("openPrice").path("bid"));
        assertThat(event.path("h")).isEqualTo(bar.path("highPrice").path("bid"));
        assertThat(event.path("l")).isEqualTo(bar.path("lowPrice").path("bid"));
        assertThat(event.path("c")).isEqualTo(bar.path("closePrice").path("bid"));
        assertThat(event.path("lastTradedVolume")).isEqualTo(bar.path("lastTradedVolume"));
    }

    @Test
    void shouldUnsubscribeBarsByResolutionOrAll() throws IOException {
        start(settings().speed(60).stream(USUAL.toBuilder().ohlcTiming(OhlcTiming.PREMATURE).ohlcDropEvery(2)
                .build()));
        socket.ask("OHLCMarketData.subscribe",
                "{\"epics\":[\"US500\",\"GOLD\"],\"resolutions\":[\"MINUTE\",\"MINUTE_5\"]}");
        reply("OHLCMarketData.subscribe");
        soon().until(() -> !socket.frames("ohlc.event").isEmpty());

        socket.ask("OHLCMarketData.unsubscribe", "{\"epics\":[\"US500\"],\"resolutions\":[\"MINUTE_5\"]}");
        assertThat(reply("OHLCMarketData.unsubscribe").path("payload").toString())
                .isEqualTo("{\"subscriptions\":{\"US500:MINUTE_5:classic\":\"PROCESSED\"}}");
        socket.ask("OHLCMarketData.unsubscribe", "{\"epics\":[\"US500\",\"GOLD\"]}");
        soon().until(() -> socket.frames("OHLCMarketData.unsubscribe").size() == 2);
        assertThat(reply("OHLCMarketData.unsubscribe").path("payload").path("subscriptions")).hasSize(3);
    }

    @Test
    void shouldUpdateFormingBarsWhereTheRuleSaysSo() throws IOException {
        start(USUAL.toBuilder().ohlcTiming(OhlcTiming.INTRA_BAR).build());
        socket.ask("OHLCMarketData.subscribe", "{\"epics\":[\"BTCUSD\"],\"resolutions\":[\"DAY\"]}");

        soon().until(() -> socket.frames("ohlc.event").size() >= 4);

        assertThat(socket.frames("ohlc.event")).extracting(f -> f.path("payload").path("t").asLong())
                .satisfies(times -> assertThat(times.get(0)).isEqualTo(times.get(2)));
    }

    @Test
    void shouldEndSocketsWith1000OnShutdown() throws IOException {
        start(USUAL);
        socket.ask("ping", "{}");
        reply("ping");

        simulator.close();

        soon().until(() -> socket.closeCode() == 1000);
    }
}
