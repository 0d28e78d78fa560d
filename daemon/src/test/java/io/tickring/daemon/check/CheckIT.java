package io.tickring.daemon.check;

import static io.tickring.daemon.check.CheckShell.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.daemon.Shell.Answer;
import io.tickring.simulator.Simulator;
import io.tickring.simulator.SimulatorSettings;
import io.tickring.simulator.rules.BrokerRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} on a whole simulator passes, plain and under TLS, and tells what is not as it should be. */
class CheckIT {
    private static final BrokerRules LENIENT = BrokerRules.defaults().toBuilder().enforceLimits(false).build();

    @TempDir
    Path dir;

    private static SimulatorSettings.Builder usual() {
        return SimulatorSettings.builder().symbols(10).roundTheClock(true).rateFactor(50).broker(LENIENT);
    }

    private Path certificate(Simulator simulator) throws IOException, CertificateEncodingException {
        X509Certificate certificate = simulator.certificate().orElseThrow();
        return Files.writeString(dir.resolve("trusted.pem"), "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n");
    }

    @Test
    void shouldPassOnAWholeVenueWithinItsLimits() throws IOException {
        try (Simulator simulator = Simulator.start(SimulatorSettings.builder().symbols(10).roundTheClock(true)
                .build())) {
            JsonNode report = CheckShell.on(simulator, dir).passed();

            assertThat(report.path("steps")).hasSize(9);
            assertThat(outcome(report, "quotes")).startsWith("passed: first quote of AAPL");
            assertThat(outcome(report, "order")).startsWith("skipped");
            assertThat(simulator.violations()).isZero();
        }
    }

    /** The promise is to a person who waits; the best of three, for a machine that builds may be slow at any time. */
    @Test
    void shouldPassWithinFiveSeconds() throws IOException {
        try (Simulator simulator = Simulator.start(usual().build())) {
            CheckShell check = CheckShell.on(simulator, dir);
            List<Long> tookMs = new ArrayList<>();
            for (int run = 0; run < 3; run++) {
                tookMs.add(check.passed().path("tookMs").asLong());
            }

            assertThat(Collections.min(tookMs)).isBetween(1L, Duration.ofSeconds(5).toMillis());
        }
    }

    @Test
    void shouldPassUnderTlsWithTheCertificateNamedAndNotWithout() throws Exception {
        try (Simulator simulator = Simulator.start(usual().tls(true).build())) {
            CheckShell check = CheckShell.on(simulator, dir).with("CAPITAL_ENVIRONMENT", "demo");

            check.assertFails("network", List.of("is not trusted", "localhost", "feed.trustFile"));
            check.with("TICKRING_FEED_TRUST_FILE", certificate(simulator).toString());
            JsonNode report = check.passed("--order");

            assertThat(outcome(report, "network")).contains("TLSv1.3", "certificate by CN=localhost until");
            assertThat(outcome(report, "order")).startsWith("passed: bought 0.01 AAPL at ").contains("closed at");
        }
    }

    @Test
    void shouldTellOfAClockThatIsWrong() throws Exception {
        try (Simulator simulator = Simulator.start(usual().tls(true).startAt(Instant.now().plusSeconds(3600))
                .build())) {
            CheckShell check = CheckShell.on(simulator, dir).with("CAPITAL_ENVIRONMENT", "demo")
                    .with("TICKRING_FEED_TRUST_FILE", certificate(simulator).toString());

            check.assertFails("clock", List.of("ms behind the venue's", "timedatectl"));
        }
    }

    @Test
    void shouldNoteAClosedMarket() throws IOException {
        try (Simulator simulator = Simulator.start(SimulatorSettings.builder().symbols(10)
                .startAt(Instant.parse("2026-11-21T12:00:00Z")).broker(LENIENT).build())) {
            JsonNode report = CheckShell.on(simulator, dir).passed("--order");

            assertThat(outcome(report, "market")).startsWith("note: ").contains("CLOSED", ", opens 20");
            assertThat(outcome(report, "quotes")).startsWith("note: subscribed; the market is closed");
            assertThat(outcome(report, "order")).startsWith("note: not dealt");
        }
    }

    @Test
    void shouldDealTheSmallestSizeAndLeaveNothingOpen() throws IOException {
        try (Simulator simulator = Simulator.start(usual().build())) {
            Answer answer = CheckShell.on(simulator, dir).run("--order", "--symbol", "aapl");

            assertThat(answer.exitCode()).as(answer.out() + answer.err()).isZero();
            assertThat(answer.out()).contains("bought 0.01 AAPL at", "closed at", "result", "passed in")
                    .doesNotContain(simulator.password(), simulator.apiKey(), simulator.identifier());
        }
    }

    @Test
    void shouldDealWithRealMoneyOnlyWhenTheSymbolIsTypedAgain() throws Exception {
        try (Simulator simulator = Simulator.start(usual().tls(true).build())) {
            CheckShell live = CheckShell.on(simulator, dir).with("CAPITAL_ENVIRONMENT", "live")
                    .with("TICKRING_FEED_TRUST_FILE", certificate(simulator).toString());

            Answer order = live.run("--order");
            Answer alone = live.run("--live-order");
            Answer other = live.typing("MSFT").run("--live-order");
            Answer again = live.typing("AAPL").run("--live-order");

            assertThat(order.exitCode()).isEqualTo(3);
            assertThat(order.err()).contains("--live-order deals with real money");
            assertThat(alone.exitCode()).isEqualTo(3);
            assertThat(other.exitCode()).isEqualTo(3);
            assertThat(other.err()).contains("was not typed again");
            assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
            assertThat(again.out()).contains("bought 0.01 AAPL");
        }
    }
}
