package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.simulator.session.Account;
import io.tickring.simulator.session.ApiKey;
import io.tickring.simulator.session.Login;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginsIT {
    private static final Account PRACTICE = new Account("100000000000000001", "P", "USD", "$", false, 1_000);
    private static final Account FAVOURITE = new Account("100000000000000002", "F", "EUR", "\u20ac", true, 2_000);
    private static final Account MONEY = new Account("100000000000000003", "M", "USD", "$", true, 3_000);
    private static final Login BOTH = new Login("both@example.com", List.of(
            new ApiKey("A", "password-a", ApiKey.State.ACTIVE), new ApiKey("B", "password-b", null),
            new ApiKey("paused", "p", ApiKey.State.PAUSED), new ApiKey("expired", "e", ApiKey.State.EXPIRED)),
            List.of(PRACTICE, FAVOURITE), List.of());
    private static final Login LIVE_ONLY = new Login("live@example.com",
            List.of(new ApiKey("L", "password-l", ApiKey.State.ACTIVE)), List.of(), List.of(MONEY));

    private Simulator simulator;

    private Stranger start(boolean demo) throws IOException {
        simulator = Simulator.start(SimulatorSettings.builder().roundTheClock(true).logins(List.of(BOTH, LIVE_ONLY))
                .rule("demo", String.valueOf(demo)).build());
        return new Stranger(simulator);
    }

    @AfterEach
    void stop() throws IOException {
        simulator.close();
    }

    @Test
    void shouldTakeEachKeyWithItsOwnPasswordOnly() throws IOException {
        Stranger rest = start(true);

        assertThat(rest.logIn("B", "both@example.com", "password-a", false).errorCode())
                .isEqualTo("error.invalid.details");
        assertThat(rest.logIn("A", "live@example.com", "password-a", false).errorCode())
                .isEqualTo("error.invalid.details");
        assertThat(rest.logIn("paused", "both@example.com", "p", false).errorCode())
                .isEqualTo("error.invalid.api.key");
        assertThat(rest.logIn("expired", "both@example.com", "e", false).errorCode())
                .isEqualTo("error.invalid.api.key");
    }

    @Test
    void shouldShowTheAccountsOfTheEnvironmentThePreferredOneFirst() throws IOException {
        Stranger.Got got = start(true).logIn("A", "both@example.com", "password-a", false);

        assertThat(got.body().path("currentAccountId").asText()).isEqualTo(FAVOURITE.id());
        assertThat(got.body().path("accounts")).hasSize(2);
        assertThat(got.body().path("hasActiveDemoAccounts").asBoolean()).isTrue();
        assertThat(got.body().path("hasActiveLiveAccounts").asBoolean()).isFalse();
    }

    @Test
    void shouldRefuseAKeyWithoutAnAccountHere() throws IOException {
        assertThat(start(true).logIn("L", "live@example.com", "password-l", false).errorCode())
                .isEqualTo("error.null.accountId");
        stop();
        Stranger live = start(false);
        assertThat(live.logIn("L", "live@example.com", "password-l", false).status()).isEqualTo(200);
        assertThat(live.logIn("A", "both@example.com", "password-a", false).errorCode())
                .isEqualTo("error.null.accountId");
    }

    @Test
    void shouldKeepLoginsAndTheirLimitsApart() throws IOException {
        start(false);
        Stranger second = new Stranger(simulator);
        Stranger.Got got = second.logIn("L", "live@example.com", "password-l", false);
        second.tokens(got.raw().headers().firstValue("CST").orElseThrow(),
                got.raw().headers().firstValue("X-SECURITY-TOKEN").orElseThrow());

        assertThat(second.get("/api/v1/accounts").body().path("accounts")).singleElement()
                .satisfies(account -> assertThat(account.path("accountId").asText()).isEqualTo(MONEY.id()));
        assertThat(second.send("PUT", "/api/v1/session", "{\"accountId\":\"" + PRACTICE.id() + "\"}").errorCode())
                .isEqualTo("error.invalid.accountId");
    }

    @Test
    void shouldNameNoSecret() throws IOException {
        start(true);

        assertThat(BOTH + " " + BOTH.keys()).doesNotContain("password-a").doesNotContain("\"A\"");
    }
}
