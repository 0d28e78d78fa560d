package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.Stranger.Got;
import io.tickring.simulator.rules.BrokerRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestIT {
    private Simulator simulator;
    private Stranger rest;

    @BeforeEach
    void start() throws IOException {
        simulator = start(BrokerRules.defaults().toBuilder().enforceLimits(false).build());
        rest = Stranger.loggedIn(simulator);
    }

    private static Simulator start(BrokerRules rules) throws IOException {
        return Simulator.start(SimulatorSettings.builder().roundTheClock(true).broker(rules).build());
    }

    @AfterEach
    void stop() throws IOException {
        simulator.close();
    }

    @Test
    void shouldLogInAndGiveTokensInHeaders() {
        Got got = new Stranger(simulator).logIn(simulator);

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.raw().headers().firstValue("CST")).hasValueSatisfying(t -> assertThat(t).hasSize(24));
        assertThat(got.raw().headers().firstValue("X-SECURITY-TOKEN"))
                .hasValueSatisfying(t -> assertThat(t).hasSize(30));
        assertThat(got.body().path("currentAccountId").asText()).isEqualTo(simulator.accountIds().get(0));
        assertThat(got.body().path("streamingHost").asText() + "connect")
                .isEqualTo(simulator.streamUrl());
        assertThat(simulator.loginCount()).isEqualTo(2);
    }

    @Test
    void shouldRefuseWrongCredentials() {
        String key = simulator.apiKey();
        String user = simulator.identifier();

        assertThat(rest.logIn(null, user, simulator.password(), false).errorCode()).isEqualTo("error.null.api.key");
        assertThat(rest.logIn("other", user, "x", false).errorCode()).isEqualTo("error.invalid.api.key");
        Got wrong = rest.logIn(key, user, "x", false);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.errorCode()).isEqualTo("error.invalid.details");
        assertThat(rest.logIn(key, user, "x", true).errorCode()).isEqualTo("error.invalid.details");
        assertThat(simulator.loginCount()).isEqualTo(1);
    }

    @Test
    void shouldTakeAnEncryptedPasswordMadeWithItsKey() throws GeneralSecurityException {
        JsonNode key = rest.get("/api/v1/session/encryptionKey", "X-CAP-API-KEY", simulator.apiKey()).body();
        String text = simulator.password() + "|" + key.path("timeStamp").asLong();
        String inner = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThat(encryptedLogIn(key, inner).status()).isEqualTo(200);
        assertThat(encryptedLogIn(key, text).errorCode()).isEqualTo("error.invalid.details");
        String stale = Base64.getEncoder().encodeToString((simulator.password() + "|1").getBytes(
                StandardCharsets.UTF_8));
        assertThat(encryptedLogIn(key, stale).errorCode()).isEqualTo("error.invalid.details");
    }

    @Test
    void shouldTakeAPasswordWithoutInnerBase64WhereTheRuleSaysSo() throws Exception {
        try (Simulator lenient = start(BrokerRules.defaults().toBuilder().rawEncryptedPassword(true).build())) {
            Stranger stranger = new Stranger(lenient);
            JsonNode key = stranger.get("/api/v1/session/encryptionKey", "X-CAP-API-KEY", lenient.apiKey()).body();
            String text = lenient.password() + "|" + key.path("timeStamp").asLong();

            Got got = stranger.logIn(lenient.apiKey(), lenient.identifier(), encrypt(key, text), true);

            assertThat(got.status()).isEqualTo(200);
        }
    }

    private Got encryptedLogIn(JsonNode key, String plain) throws GeneralSecurityException {
        return rest.logIn(simulator.apiKey(), simulator.identifier(), encrypt(key, plain), true);
    }

    static String encrypt(JsonNode key, String plain) throws GeneralSecurityException {
        byte[] encoded = Base64.getDecoder().decode(key.path("encryptionKey").asText());
        PublicKey publicKey = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, publicKey);
        return Base64.getEncoder().encodeToString(cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldEchoTokensAndRefuseDeadOnes() {
        Got ping = rest.get("/api/v1/ping");
        assertThat(ping.body().toString()).isEqualTo("{\"status\":\"OK\"}");
        assertThat(ping.raw().headers().firstValue("CST")).contains(rest.cst());
        assertThat(ping.raw().headers().firstValue("X-SECURITY-TOKEN")).contains(rest.securityToken());

        Got missing = new Stranger(simulator).get("/api/v1/ping");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.errorCode()).isEqualTo("error.null.client.token");

        assertThat(rest.send("DELETE", "/api/v1/session", "").body().path("status").asText()).isEqualTo("SUCCESS");
        Got dead = rest.get("/api/v1/ping");
        assertThat(dead.status()).isEqualTo(401);
        assertThat(dead.errorCode()).isEqualTo("error.invalid.session.token");
    }

    @Test
    void shouldSwitchAccounts() {
        String second = simulator.accountIds().get(1);

        Got switched = rest.send("PUT", "/api/v1/session", "{\"accountId\":\"" + second + "\"}");

        assertThat(switched.status()).isEqualTo(200);
        assertThat(rest.get("/api/v1/session").body().path("accountId").asText()).isEqualTo(second);
        assertThat(rest.send("PUT", "/api/v1/session", "{\"accountId\":\"" + second + "\"}").errorCode())
                .isEqualTo("error.not-different.accountId");
        assertThat(rest.send("PUT", "/api/v1/session", "{\"accountId\":\"1\"}").errorCode())
                .isEqualTo("error.invalid.accountId");
    }

    @Test
    void shouldFindMarkets() {
        assertThat(rest.get("/api/v1/markets").body().path("markets")).hasSize(100);
        assertThat(rest.get("/api/v1/markets?searchTerm=gold").body().path("markets")).hasSize(2);
        assertThat(rest.get("/api/v1/markets?searchTerm=gold&epics=US500").body().has("markets")).isTrue();
        JsonNode details = rest.get("/api/v1/markets?epics=US500,NOPE,AAPL").body().path("marketDetails");
        assertThat(details).hasSize(2);
        assertThat(details.get(1).path("instrument").path("name").asText()).isEqualTo("Apple Inc");
        assertThat(rest.get("/api/v1/markets/US500").body().path("snapshot").path("marketStatus").asText())
                .isEqualTo("TRADEABLE");
        assertThat(rest.get("/api/v1/markets?searchTerm=").errorCode()).isEqualTo("error.null.searchTerm");
        assertThat(rest.get("/api/v1/markets?epics=").errorCode()).isEqualTo("error.null.epic");
        assertThat(rest.get("/api/v1/markets/NOPE").errorCode()).isEqualTo("error.not-found.epic");
        String many = String.join(",", simulator.epics().subList(0, 51));
        assertThat(rest.get("/api/v1/markets?epics=" + many).status()).isEqualTo(400);
    }

    @Test
    void shouldAnswer404ForWhatDoesNotExist() {
        assertThat(rest.get("/api/v1/nothing").status()).isEqualTo(404);
        assertThat(rest.get("/").status()).isEqualTo(404);
        assertThat(rest.get("/control/nothing").status()).isEqualTo(404);
        assertThat(rest.get("/control/ledger?limit=x").status()).isEqualTo(400);
    }

    @Test
    void shouldCountAndRefuseTooManyRequests() throws IOException {
        for (int i = 0; i < 15; i++) {
            assertThat(rest.get("/api/v1/ping").status()).isEqualTo(200);
        }
        assertThat(simulator.violations()).isPositive();

        try (Simulator strict = start(BrokerRules.defaults())) {
            Stranger stranger = Stranger.loggedIn(strict);
            Got second = stranger.logIn(strict.apiKey(), strict.identifier(), strict.password(), false);
            assertThat(second.status()).isEqualTo(429);
            assertThat(second.errorCode()).isEqualTo("error.too-many.requests");
            Got last = stranger.get("/api/v1/ping");
            for (int i = 0; i < 12; i++) {
                last = stranger.get("/api/v1/ping");
            }
            assertThat(last.status()).isEqualTo(429);
            assertThat(strict.violations()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void shouldExpireSessions() throws Exception {
        BrokerRules rules = BrokerRules.defaults().toBuilder().sessionCap(Duration.ofNanos(1))
                .missingTokensStatus(401).build();
        try (Simulator hasty = start(rules)) {
            Stranger stranger = Stranger.loggedIn(hasty);

            assertThat(stranger.get("/api/v1/ping").errorCode()).isEqualTo("error.invalid.session.token");
            assertThat(new Stranger(hasty).get("/api/v1/ping").status()).isEqualTo(401);
        }
    }

    @Test
    void shouldTellTheTimeAndTheAccounts() {
        long served = new Stranger(simulator).get("/api/v1/time").body().path("serverTime").asLong();

        assertThat(served).isCloseTo(System.currentTimeMillis(), org.assertj.core.data.Offset.offset(5_000L));
        assertThat(rest.get("/api/v1/accounts").body().path("accounts")).hasSize(2);
    }
}
