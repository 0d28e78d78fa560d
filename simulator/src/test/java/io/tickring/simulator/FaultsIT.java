package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.control.Controls.QuoteView;
import io.tickring.simulator.fault.Fault;
import io.tickring.simulator.fault.FaultOrder;
import io.tickring.simulator.fault.FaultRecord;
import io.tickring.simulator.fault.QuoteFault;
import io.tickring.simulator.fault.SocketFault;
import io.tickring.simulator.fault.Target;
import io.tickring.simulator.fault.VenueFault;
import io.tickring.simulator.ledger.LedgerRow;
import io.tickring.simulator.rules.BrokerRules;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Simulator simulator;
    private Stranger rest;
    private StrangerSocket socket;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorSettings.builder().roundTheClock(true).rateFactor(20)
                .broker(BrokerRules.defaults().toBuilder().enforceLimits(false).build()).build());
        rest = Stranger.loggedIn(simulator);
        socket = connected();
    }

    private StrangerSocket connected() {
        StrangerSocket opened = new StrangerSocket(simulator.streamUrl(), rest);
        opened.subscribe(List.of("US500", "EURUSD"));
        awaitQuotes(opened, 20);
        return opened;
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        simulator.close();
    }

    private static void awaitQuotes(StrangerSocket of, int more) {
        int before = quotes(of);
        await().atMost(PATIENCE).until(() -> quotes(of) >= before + more);
    }

    private static int quotes(StrangerSocket of) {
        return (int) of.texts().stream().filter(text -> text.contains("\"quote\"")).count();
    }

    private long begin(Fault fault) {
        return simulator.controls().beginFault(FaultOrder.of(fault));
    }

    private void end(long id) {
        assertThat(simulator.controls().endFault(id)).isTrue();
    }

    private void awaitSilence(StrangerSocket of) {
        int[] seen = {-1};
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(() -> {
            int now = quotes(of);
            boolean silent = now == seen[0];
            seen[0] = now;
            return silent;
        });
    }

    @ParameterizedTest
    @EnumSource(value = SocketFault.class, names = {"DROP_SOCKET", "CUT_FRAME", "BAD_FRAME"})
    void shouldEndASocketWithoutACloseFrame(SocketFault fault) {
        begin(fault);

        await().atMost(PATIENCE).until(() -> socket.closeCode() == 1006 || socket.closeCode() == 1002);
        assertThat(simulator.controls().faults().past()).singleElement()
                .satisfies(past -> assertThat(past.struck()).isEqualTo(1));
    }

    @Test
    void shouldCloseASocketWithTheCodeOrdered() {
        simulator.controls().beginFault(FaultOrder.of(SocketFault.CLOSE_SOCKET).value(4000));

        await().atMost(PATIENCE).until(() -> socket.closeCode() == 4000);
    }

    @Test
    void shouldStrikeOnlyTheSocketNamed() {
        try (StrangerSocket second = connected()) {
            simulator.controls().beginFault(FaultOrder.of(SocketFault.DROP_SOCKET).at(Target.sockets(2)));

            await().atMost(PATIENCE).until(() -> second.closeCode() == 1006);
            awaitQuotes(socket, 20);
            assertThat(socket.closeCode()).isEqualTo(-1);
        }
    }

    @Test
    void shouldSendNothingOverAStalledSocket() {
        long id = begin(SocketFault.STALL_SOCKET);
        awaitSilence(socket);
        socket.ask("ping", "{}");
        awaitSilence(socket);
        assertThat(socket.frames("ping")).isEmpty();

        end(id);

        awaitQuotes(socket, 20);
    }

    @Test
    void shouldAnswerPingsButNoQuotesAsAZombie() {
        long id = begin(SocketFault.ZOMBIE);
        awaitSilence(socket);
        socket.ask("ping", "{}");
        socket.subscribe(List.of("GOLD"));

        await().atMost(PATIENCE).until(() -> socket.frames("ping").size() == 1
                && socket.frames("marketData.subscribe").size() == 2);
        end(id);

        awaitQuotes(socket, 20);
    }

    @Test
    void shouldLeaveASocketHalfOpenUntilTheEnd() {
        long id = begin(SocketFault.HALF_OPEN);
        awaitSilence(socket);
        socket.pingFrame();
        try (StrangerSocket second = connected()) {
            assertThat(socket.pongs()).isZero();
            assertThat(socket.closeCode()).isEqualTo(-1);

            end(id);

            await().atMost(PATIENCE).until(() -> socket.closeCode() == 1006);
            awaitQuotes(second, 20);
        }
    }

    @Test
    void shouldRefuseTheHandshake() {
        long id = simulator.controls().beginFault(FaultOrder.of(SocketFault.REFUSE_HANDSHAKE).value(503));

        assertThatThrownBy(() -> new StrangerSocket(simulator.streamUrl(), rest))
                .isInstanceOf(CompletionException.class).cause().isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(503));
        end(id);
        connected().close();
    }

    /** The JDK's client asks again by itself when the connection it waits on is reset. */
    @Test
    void shouldNeverAnswerTheHandshakeUntilTheEnd() {
        simulator.controls().beginFault(FaultOrder.of(SocketFault.NO_HANDSHAKE).lasting(Duration.ofMillis(500)));

        try (StrangerSocket late = new StrangerSocket(simulator.streamUrl(), rest)) {
            awaitQuotes(late.texts().isEmpty() ? socket : late, 1);
        }

        assertThat(simulator.controls().faults().past()).singleElement()
                .satisfies(past -> assertThat(past.struck()).isPositive());
    }

    @Test
    void shouldEndAFaultByItself() {
        simulator.controls().beginFault(FaultOrder.of(SocketFault.ZOMBIE).lasting(Duration.ofMillis(50)));

        await().atMost(PATIENCE).until(() -> simulator.controls().faults().active().isEmpty());
        connected().close();
    }

    @Test
    void shouldRefuseASecondSocket() {
        begin(SocketFault.REFUSE_SECOND_SOCKET);
        try (StrangerSocket second = new StrangerSocket(simulator.streamUrl(), rest)) {
            second.subscribe(List.of("US500"));

            await().atMost(PATIENCE).until(() -> second.frames("marketData.subscribe").size() == 1
                    && simulator.controls().state().sockets() == 1);
            assertThat(second.frames("marketData.subscribe").get(0).path("payload").path("errorCode").asText())
                    .isEqualTo("error.too-many.requests");
        }
    }

    @Test
    void shouldRefuseTheEpicsNamed() {
        simulator.controls().beginFault(FaultOrder.of(SocketFault.REFUSE_EPICS).at(Target.epics("GOLD")));

        socket.subscribe(List.of("GOLD", "SILVER"));
        socket.subscribe(List.of("SILVER"));

        await().atMost(PATIENCE).until(() -> socket.frames("marketData.subscribe").size() == 3);
        assertThat(socket.frames("marketData.subscribe")).extracting(reply -> reply.path("status").asText())
                .containsExactly("OK", "ERROR", "OK");
    }

    @Test
    void shouldExpireTokens() {
        begin(VenueFault.EXPIRE_TOKENS);

        assertThat(rest.get("/api/v1/ping").errorCode()).isEqualTo("error.invalid.session.token");
        socket.ask("ping", "{}");
        await().atMost(PATIENCE).until(() -> simulator.controls().state().sockets() == 0);
    }

    @Test
    void shouldSkewTheTimeOfTheServer() {
        simulator.controls().beginFault(FaultOrder.of(VenueFault.TIME_SKEW).value(-7_200_000));

        long serverTime = rest.get("/api/v1/time").body().path("serverTime").asLong();
        assertThat(simulator.nowMs() - serverTime).isBetween(7_190_000L, 7_210_000L);
    }

    @Test
    void shouldCloseMarkets() {
        simulator.controls().beginFault(FaultOrder.of(VenueFault.CLOSED_MARKET).at(Target.epics("US500", "EURUSD")));
        awaitSilence(socket);

        JsonNode snapshot = rest.get("/api/v1/markets/US500").body().path("snapshot");
        assertThat(snapshot.path("marketStatus").asText()).isEqualTo("CLOSED");
        assertThat(rest.get("/api/v1/markets/GOLD").body().path("snapshot").path("marketStatus").asText())
                .isEqualTo("TRADEABLE");
    }

    @Test
    void shouldSendNothingOfASilentMarketThatIsOpen() {
        simulator.controls().beginFault(FaultOrder.of(QuoteFault.SILENT_MARKET).at(Target.epics("US500", "EURUSD")));
        awaitSilence(socket);

        assertThat(rest.get("/api/v1/markets/US500").body().path("snapshot").path("marketStatus").asText())
                .isEqualTo("TRADEABLE");
    }

    @Test
    void shouldDropBars() {
        long id = begin(VenueFault.DROP_BARS);
        end(id);

        assertThat(simulator.controls().faults().past()).extracting(FaultRecord::fault).containsExactly("drop-bars");
    }

    @ParameterizedTest
    @EnumSource(value = QuoteFault.class, mode = EnumSource.Mode.EXCLUDE,
            names = {"SILENT_MARKET", "REORDER_QUOTE", "DUPLICATE_QUOTE"})
    void shouldDisturbQuotesAndNameTheFaultInTheLedger(QuoteFault fault) {
        begin(fault);

        await().atMost(PATIENCE).until(() -> socket.texts().stream().filter(isOdd(fault)).count() > 3);
        simulator.controls().endAllFaults();
        awaitLedgerReceived();
        long named = rows().stream().filter(row -> row.fault().equals(fault.wire())).count();
        assertThat(named).isEqualTo(socket.texts().stream().filter(isOdd(fault)).count());
        assertThat(simulator.controls().faults().past().get(0).struck()).isEqualTo(named);
    }

    private void awaitLedgerReceived() {
        begin(SocketFault.STALL_SOCKET);
        await().atMost(PATIENCE).until(() -> socket.texts().size() - 1 == rows().size());
    }

    private List<LedgerRow> rows() {
        return simulator.controls().ledger(Optional.empty(), 65_536).newest();
    }

    private static Predicate<String> isOdd(QuoteFault fault) {
        return text -> switch (fault) {
            case GARBAGE_FRAME -> text.startsWith("\u0000");
            case HALF_QUOTE -> text.startsWith("{") && !text.endsWith("}");
            default -> text.contains("\"quote\"") && isOddQuote(fault, StrangerSocket.json(text).path("payload"));
        };
    }

    private static boolean isOddQuote(QuoteFault fault, JsonNode quote) {
        return switch (fault) {
            case NULL_BID -> quote.path("bid").isNull();
            case NULL_OFR -> quote.path("ofr").isNull();
            case ZERO_BID -> quote.path("bid").asDouble(1) == 0;
            case ZERO_OFR -> quote.path("ofr").asDouble(1) == 0;
            case ABSENT_BID -> quote.path("bid").isMissingNode();
            case ABSENT_OFR -> quote.path("ofr").isMissingNode();
            case ABSENT_SIZES -> quote.path("bidQty").isMissingNode() && quote.path("ofrQty").isMissingNode();
            case ABSENT_TIMESTAMP -> quote.path("timestamp").isMissingNode();
            case CROSSED_QUOTE -> quote.path("bid").asDouble() > quote.path("ofr").asDouble();
            default -> quote.path("timestamp").asLong() > System.currentTimeMillis() + 1_800_000;
        };
    }

    @Test
    void shouldSendAQuoteTwice() {
        begin(QuoteFault.DUPLICATE_QUOTE);
        await().atMost(PATIENCE).until(() -> rows().stream().filter(row -> !row.fault().isEmpty()).count() > 5);
        simulator.controls().endAllFaults();
        awaitLedgerReceived();

        List<LedgerRow> rows = rows();
        for (int i = 1; i < rows.size(); i++) {
            if (!rows.get(i).fault().isEmpty()) {
                assertThat(socket.texts().get(i + 1)).isEqualTo(socket.texts().get(i));
            }
        }
    }

    @Test
    void shouldSendAQuoteAfterTheNextAndLoseNone() {
        long fromMs = simulator.controls().ledger(Optional.of("US500"), 65_536).newest().get(0).timestamp();
        begin(QuoteFault.REORDER_QUOTE);
        await().atMost(PATIENCE).until(() -> rows().stream().filter(row -> !row.fault().isEmpty()).count() > 5);
        simulator.controls().endAllFaults();
        awaitLedgerReceived();

        List<LedgerRow> rows = simulator.controls().ledger(Optional.of("US500"), 65_536).newest();
        long toMs = rows.stream().mapToLong(LedgerRow::timestamp).max().orElseThrow() + 1;
        List<QuoteView> produced = simulator.controls().quotes("US500", fromMs, toMs);
        assertThat(rows).extracting(row -> row.timestamp() + " " + row.bid()).containsExactlyInAnyOrderElementsOf(
                produced.stream().map(quote -> quote.timestamp() + " " + quote.bid()).toList());
        assertThat(rows).extracting(LedgerRow::timestamp).isNotEqualTo(
                produced.stream().map(QuoteView::timestamp).toList());
    }

    @Test
    void shouldTellWhatWasMadeButNotSent() {
        List<LedgerRow> before = simulator.controls().ledger(Optional.of("US500"), 65_536).newest();
        long fromMs = before.get(0).timestamp();
        long id = begin(SocketFault.ZOMBIE);
        awaitSilence(socket);
        end(id);
        awaitQuotes(socket, 20);

        FaultRecord outage = simulator.controls().faults().past().get(0);
        List<LedgerRow> sent = simulator.controls().ledger(Optional.of("US500"), 65_536).newest();
        long toMs = sent.get(sent.size() - 1).timestamp();
        Set<Long> missing = simulator.controls().quotes("US500", fromMs, toMs).stream().map(QuoteView::timestamp)
                .collect(Collectors.toCollection(HashSet::new));
        List<Long> sentMs = sent.stream().map(LedgerRow::timestamp).toList();
        sentMs.forEach(missing::remove);
        assertThat(missing).isNotEmpty();
        long firstMs = Collections.min(missing);
        long lastMs = Collections.max(missing);
        assertThat(sentMs).as("all of one stretch is missing").noneMatch(timeMs -> timeMs > firstMs && timeMs < lastMs);
        assertThat(firstMs).isLessThan(outage.endMs());
        assertThat(lastMs).isGreaterThan(outage.beginMs());
    }

    @Test
    void shouldBeginAndEndFaultsByHttp() {
        JsonNode id = rest.send("POST", "/control/faults",
                "{\"fault\":\"silent-market\",\"epics\":[\"US500\"],\"value\":1}").body().path("id");
        assertThat(rest.get("/control/faults").body().path("active").get(0).path("epics").get(0).asText())
                .isEqualTo("US500");

        assertThat(rest.send("DELETE", "/control/faults/" + id, "").status()).isEqualTo(200);
        assertThat(rest.send("DELETE", "/control/faults/" + id, "").status()).isEqualTo(404);
        JsonNode past = rest.get("/control/faults").body().path("past").get(0);
        assertThat(past.path("fault").asText()).isEqualTo("silent-market");
        assertThat(past.path("endMs").asLong()).isGreaterThanOrEqualTo(past.path("beginMs").asLong());
        assertThat(rest.send("POST", "/control/faults", "{\"fault\":\"rain\"}").errorCode())
                .contains("no fault 'rain'");
        assertThat(rest.get("/control/quotes?epic=US500&from=0").errorCode()).isEqualTo("to is missing");
    }
}
