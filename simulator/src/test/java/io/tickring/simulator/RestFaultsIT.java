package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tickring.simulator.fault.FaultOrder;
import io.tickring.simulator.fault.RestFault;
import io.tickring.simulator.fault.Target;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestFaultsIT {
    private Simulator simulator;
    private Stranger rest;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorSettings.builder().roundTheClock(true).build());
        rest = Stranger.loggedIn(simulator);
    }

    @AfterEach
    void stop() throws IOException {
        simulator.close();
    }

    private long begin(FaultOrder order) {
        return simulator.controls().beginFault(order);
    }

    private HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(simulator.restUrl() + path))
                .timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, 401, error.invalid.session.token",
        "WRONG_DETAILS, 401, error.invalid.details",
        "NO_ACCOUNT, 401, error.null.accountId",
        "TOO_MANY_REQUESTS, 429, error.too-many.requests",
        "SERVER_ERROR, 503, ''",
        "JAVA_ERROR, 500, java.util.concurrent.TimeoutException"})
    void shouldAnswerWithAnErrorWhileItLastsAndThenNoMore(RestFault fault, int status, String code) {
        long id = begin(FaultOrder.of(fault));

        Stranger.Got got = rest.get("/api/v1/ping");

        assertThat(got.status()).isEqualTo(status);
        assertThat(got.errorCode()).isEqualTo(code);
        simulator.controls().endFault(id);
        assertThat(rest.get("/api/v1/ping").status()).isEqualTo(200);
        assertThat(simulator.controls().faults().past()).singleElement()
                .satisfies(past -> assertThat(past.struck()).isEqualTo(1));
    }

    @Test
    void shouldStrikeOnlyTheRouteNamed() {
        begin(FaultOrder.of(RestFault.SERVER_ERROR).value(500).at(Target.route("GET /markets")));

        assertThat(rest.get("/api/v1/markets?epics=US500").status()).isEqualTo(500);
        assertThat(rest.get("/api/v1/ping").status()).isEqualTo(200);
    }

    @Test
    void shouldRefuseLoginsAndConfirmsOnly() {
        begin(FaultOrder.of(RestFault.REFUSE_LOGINS));
        begin(FaultOrder.of(RestFault.DROP_CONFIRMS));

        assertThat(rest.get("/api/v1/confirms/o_1").errorCode()).isEqualTo("error.not-found.dealReference");
        assertThat(new Stranger(simulator).logIn(simulator).status()).isEqualTo(429);
        assertThat(rest.get("/api/v1/ping").status()).isEqualTo(200);
    }

    @Test
    void shouldAnswerWithAPage() throws IOException, InterruptedException {
        begin(FaultOrder.of(RestFault.GATEWAY_PAGE));

        HttpResponse<String> page = page("/api/v1/time");

        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(page.body()).startsWith("<html>");
    }

    @Test
    void shouldNeitherAnswerNorCarryOutUntilTheEnd() {
        long id = begin(FaultOrder.of(RestFault.NO_ANSWER).at(Target.route("POST /watchlists")));
        CompletableFuture<HttpResponse<String>> asked = HttpClient.newHttpClient().sendAsync(HttpRequest.newBuilder(
                URI.create(simulator.restUrl() + "/api/v1/watchlists"))
                .header("CST", rest.cst()).header("X-SECURITY-TOKEN", rest.securityToken())
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"mine\"}")).build(), BodyHandlers.ofString());
        await().atMost(Duration.ofSeconds(10)).until(() ->
                simulator.controls().faults().active().get(0).struck() == 1);
        assertThat(asked).isNotDone();

        simulator.controls().endFault(id);

        await().atMost(Duration.ofSeconds(10)).until(asked::isDone);
        assertThatThrownBy(asked::join).hasCauseInstanceOf(IOException.class);
        assertThat(rest.get("/api/v1/watchlists").body().path("watchlists")).hasSize(1);
    }

    @Test
    void shouldRefuseAnAddressThatIsNone() throws IOException {
        URI at = URI.create(simulator.restUrl());
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.getOutputStream().write("GET /api/v1/time?x=%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 400 ").contains("error.invalid.request");
        }
    }

    @Test
    void shouldCarryOutWhatItLosesTheAnswerOf() {
        String second = simulator.accountIds().get(1);
        long id = begin(FaultOrder.of(RestFault.LOSE_ANSWER).at(Target.route("PUT /session")));

        assertThatThrownBy(() -> rest.send("PUT", "/api/v1/session", "{\"accountId\":\"" + second + "\"}"))
                .hasCauseInstanceOf(IOException.class);

        simulator.controls().endFault(id);
        assertThat(rest.get("/api/v1/session").body().path("accountId").asText()).isEqualTo(second);
    }

    @Test
    void shouldCutAnAnswerInTheMiddle() {
        begin(FaultOrder.of(RestFault.CUT_ANSWER));

        assertThatThrownBy(() -> rest.get("/api/v1/markets/US500")).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void shouldAnswerLate() {
        begin(FaultOrder.of(RestFault.SLOW_ANSWER).value(300));
        long beginNs = System.nanoTime();

        assertThat(rest.get("/api/v1/ping").status()).isEqualTo(200);

        assertThat(System.nanoTime() - beginNs).isGreaterThanOrEqualTo(300_000_000L);
    }

    @Test
    void shouldCountWhatGoesBeyondALimitWhileAFaultAnswers() {
        begin(FaultOrder.of(RestFault.SERVER_ERROR));

        for (int i = 0; i < 60; i++) {
            rest.get("/api/v1/ping");
        }

        var state = simulator.controls().state();
        assertThat(state.violations()).isPositive();
        assertThat(rest.get("/control/state").body().path("violationsByKind").path("REQUESTS").asLong())
                .isEqualTo(state.violations());
        assertThat(state.loginTimesMs()).hasSize(1);
    }
}
