package io.tickring.feed.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.feed.FeedSettings;
import io.tickring.feed.api.account.AccountSwitch;
import io.tickring.feed.fake.FakeRest.Answer;
import io.tickring.feed.fake.FakeVenue;
import io.tickring.feed.rest.RefusedException;
import io.tickring.feed.rest.SessionTokens;
import io.tickring.feed.rest.VenueException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionApiTest {
    private final FakeVenue venue = new FakeVenue();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final AtomicLong passedNs = new AtomicLong();
    private final SessionApi session = new CapitalApi(
            FeedSettings.of(venue.url(), venue.streamUrl(), "simulator", List.of("US500")), FakeVenue.CREDENTIALS,
            threads, () -> System.nanoTime() + passedNs.get()).session();

    @AfterEach
    void close() {
        threads.shutdownNow();
        venue.close();
    }

    @Test
    void shouldWaitEverLongerWhereTheVenueCountsTooManyLogins() {
        venue.rest.login = Answer.error(429, "error.too-many.requests");
        assertThatThrownBy(session::tokens).isInstanceOf(VenueException.class).isNotInstanceOf(RefusedException.class);
        assertThatThrownBy(session::tokens).hasMessageContaining("status=429");
        assertThat(venue.rest.count("POST")).isEqualTo(1);

        passedNs.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_600));
        assertThatThrownBy(session::tokens).hasMessageContaining("status=429");
        assertThat(venue.rest.count("POST")).isEqualTo(2);
        passedNs.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_600));
        assertThatThrownBy(session::tokens).hasMessageContaining("status=429");
        assertThat(venue.rest.count("POST")).isEqualTo(2);

        venue.rest.login = Answer.ok("{\"currentAccountId\":\"1001\"}");
        passedNs.addAndGet(TimeUnit.MILLISECONDS.toNanos(3_100));
        assertThat(session.verifiedTokens()).isEqualTo(session.tokens());
    }

    @Test
    void shouldNotStormAVenueThatTakesNoneOfItsOwnTokens() {
        venue.rest.override = request -> request.startsWith("GET /session")
                ? Answer.error(401, "error.invalid.session.token") : null;

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(session::details).isInstanceOf(VenueException.class);
        }

        assertThat(venue.rest.count("POST")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"401, error.null.accountId", "401, error.invalid.details", "401, error.invalid.api.key",
            "400, error.null.api.key"})
    void shouldEndARefusalWithOneLogin(int status, String code) {
        venue.rest.login = Answer.error(status, code);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(session::details).isInstanceOf(RefusedException.class).hasMessageContaining(code);
        }

        assertThat(venue.rest.count("POST")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"200, <html>", "403, <html>", "502, <html>", "500, java.util.concurrent.TimeoutException"})
    void shouldTakeWhatIsNoAnswerForTrouble(int status, String body) {
        venue.rest.login = body.startsWith("<") ? new Answer(status, body) : Answer.error(status, body);

        assertThatThrownBy(session::tokens).isInstanceOf(VenueException.class).isNotInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @CsvSource({"400, error.null.client.token", "401, error.invalid.session.token"})
    void shouldLogInAgainWhereTokensDied(int status, String code) {
        SessionTokens first = session.verifiedTokens();
        AtomicInteger asked = new AtomicInteger();
        venue.rest.override = request -> request.startsWith("GET /session") && asked.incrementAndGet() == 1
                ? Answer.error(status, code) : null;

        assertThat(session.verifiedTokens()).isNotEqualTo(first);

        assertThat(venue.rest.count("POST")).isEqualTo(2);
    }

    @Test
    void shouldTakeOverTheTokensOfASwitchAndStayWithTheAccount() {
        venue.rest.rotateOnSwitch = true;
        SessionTokens first = session.verifiedTokens();

        assertThat(session.switchTo("2002").trailingStopsEnabled()).contains(false);

        assertThat(session.accountId()).isEqualTo("2002");
        assertThat(session.tokens()).isNotEqualTo(first);
        venue.rest.expireSessions();
        session.verifiedTokens();
        assertThat(session.accountId()).isEqualTo("2002");
        assertThat(venue.rest.count("PUT /session {\"accountId\":\"2002\"}")).isEqualTo(2);
    }

    @Test
    void shouldTakeASwitchToTheSameAccountForDone() {
        venue.rest.accountSwitch = Answer.error(400, "error.not-different.accountId");

        assertThat(session.switchTo("1001")).isEqualTo(AccountSwitch.UNCHANGED);
    }

    @Test
    void shouldLogOutWithOrWithoutABody() {
        session.verifiedTokens();
        venue.rest.override = request -> request.startsWith("DELETE") ? new Answer(200, "") : null;

        session.logOut();
        session.logOut();

        assertThat(venue.rest.count("DELETE /session")).isEqualTo(1);
        session.verifiedTokens();
        assertThat(venue.rest.count("POST")).isEqualTo(2);
    }
}
