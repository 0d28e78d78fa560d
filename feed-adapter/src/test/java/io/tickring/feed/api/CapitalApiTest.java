package io.tickring.feed.api;

import static io.tickring.feed.fake.FakeVenue.CREDENTIALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.feed.FeedSettings;
import io.tickring.feed.api.market.MarketDetails;
import io.tickring.feed.api.market.PriceBar;
import io.tickring.feed.api.market.Resolution;
import io.tickring.feed.fake.FakeRest.Answer;
import io.tickring.feed.fake.FakeVenue;
import io.tickring.feed.rest.RefusedException;
import io.tickring.feed.rest.SessionTokens;
import io.tickring.feed.rest.VenueException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapitalApiTest {
    private static final int CALLERS = 8;

    private final FakeVenue venue = new FakeVenue();
    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS + 2);
    private final AtomicLong passedNs = new AtomicLong();

    @AfterEach
    void close() {
        threads.shutdownNow();
        venue.close();
    }

    @Test
    void shouldSwitchToTheAccountWanted() {
        CapitalApi api = api("2002", false);

        api.session().tokens();

        assertThat(api.session().accountId()).isEqualTo("2002");
        assertThat(venue.rest.requests).anyMatch(request -> request.equals("PUT /session {\"accountId\":\"2002\"}"));
    }

    @Test
    void shouldTakeTheSameAccountForSuccess() {
        venue.rest.accountSwitch = Answer.error(400, "error.not-different.accountId");
        CapitalApi api = api("1001", false);

        assertThat(api.session().verifiedTokens()).isEqualTo(api.session().tokens());
    }

    @Test
    void shouldRefuseAnotherAccountThanTheOneWanted() {
        venue.rest.accountSwitch = Answer.error(400, "error.invalid.accountId");
        CapitalApi api = api("2002", false);

        assertThatThrownBy(api.session()::tokens).isInstanceOf(RefusedException.class)
                .hasMessageContaining("error.invalid.accountId");
    }

    @Test
    void shouldAskAgainOnlyLongAfterARefusal() {
        venue.rest.login = Answer.error(401, "error.invalid.details");
        CapitalApi api = api("", false);
        assertThatThrownBy(api.session()::tokens).isInstanceOf(RefusedException.class);
        assertThatThrownBy(api.session()::tokens).isInstanceOf(RefusedException.class);
        assertThat(venue.rest.count("POST")).isEqualTo(1);

        passedNs.addAndGet(TimeUnit.MINUTES.toNanos(5));
        assertThatThrownBy(api.session()::tokens).isInstanceOf(RefusedException.class);

        assertThat(venue.rest.count("POST")).isEqualTo(2);
    }

    @Test
    void shouldRenewOnceForManyCallers() throws Exception {
        CapitalApi api = api("", false);
        api.session().verifiedTokens();
        venue.rest.expireSessions();

        Callable<SessionTokens> caller = api.session()::verifiedTokens;
        List<Future<SessionTokens>> answers = threads.invokeAll(Stream.generate(() -> caller).limit(CALLERS).toList());

        for (Future<SessionTokens> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(api.session().tokens());
        }
        assertThat(venue.rest.count("POST")).isEqualTo(2);
    }

    @Test
    void shouldRenewBeforeTheSessionIsForgotten() {
        CapitalApi api = api("", false);
        SessionTokens first = api.session().tokens();
        for (int minutes = 0; minutes < 48; minutes += 8) {
            passedNs.addAndGet(TimeUnit.MINUTES.toNanos(8));
            api.session().verifiedTokens();
        }
        assertThat(api.session().tokens()).isEqualTo(first);

        passedNs.addAndGet(TimeUnit.MINUTES.toNanos(2));
        SessionTokens afterAge = api.session().tokens();
        passedNs.addAndGet(TimeUnit.MINUTES.toNanos(9));
        SessionTokens afterIdleness = api.session().tokens();

        assertThat(List.of(first, afterAge, afterIdleness)).doesNotHaveDuplicates();
    }

    @Test
    void shouldSendThePasswordUnderTheVenuesKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        String key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        venue.rest.override = request -> request.startsWith("GET /session/encryptionKey")
                ? Answer.ok("{\"encryptionKey\":\"" + key + "\",\"timeStamp\":1649058606014}") : null;

        api("", true).session().tokens();

        String login = venue.rest.requests.stream().filter(request -> request.startsWith("POST"))
                .findAny().orElseThrow();
        assertThat(login).contains("\"encryptedPassword\":true").doesNotContain(CREDENTIALS.password());
        byte[] encrypted = Base64.getDecoder().decode(login.replaceAll(".*\"password\":\"([^\"]+)\".*", "$1"));
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, keys.getPrivate());
        assertThat(new String(Base64.getDecoder().decode(cipher.doFinal(encrypted)), StandardCharsets.UTF_8))
                .isEqualTo(CREDENTIALS.password() + "|1649058606014");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void shouldAskAgainWhereAFailureMayPass(int status) {
        AtomicInteger asked = new AtomicInteger();
        venue.rest.override = request -> request.startsWith("GET /markets") && asked.incrementAndGet() == 1
                ? new Answer(status, "<html/>") : null;

        List<String> epics = api("", false).markets().details(List.of("US500", "NOBODY")).stream()
                .map(MarketDetails::epic).collect(Collectors.toList());

        assertThat(epics).containsExactly("US500");
        assertThat(asked.get()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "{\"errorCode\":\"error.null.epic\"}"})
    void shouldNameWhatCameInsteadOfAnAnswer(String body) {
        venue.rest.override = request -> request.startsWith("GET /markets") ? new Answer(400, body) : null;

        assertThatThrownBy(() -> api("", false).markets().details(List.of("US500"))).isInstanceOf(VenueException.class)
                .hasMessageStartingWith("GET /markets: status=400 error=");
    }

    @Test
    void shouldReadPricesWithinTheVenuesRules() {
        venue.rest.prices = path -> Answer.ok("{\"prices\":[" + bar("2022-04-06T13:18:00", "24.356")
                + "," + bar("2022-04-06T13:19:00", "null") + ",{}]}");

        List<PriceBar> bars = api("", false).prices().bars("SILVER", Resolution.MINUTE,
                Instant.ofEpochMilli(1_649_251_080_000L), Instant.ofEpochMilli(1_649_251_140_000L));

        assertThat(venue.rest.requests).anyMatch(request -> request.startsWith("GET /prices/SILVER?resolution=MINUTE"
                + "&max=1000&from=2022-04-06T13:18:00&to=2022-04-06T13:19:00"));
        assertThat(bars).singleElement().satisfies(bar -> {
            assertThat(bar.openTimeMs()).isEqualTo(1_649_251_080_000L);
            assertThat(bar.bid().open()).isEqualByComparingTo("24.356");
            assertThat(bar.volume()).isEqualTo(187);
        });
    }

    @Test
    void shouldTakeAnEmptyWindowForNoBars() {
        assertThat(api("", false).prices().bars("SILVER", Resolution.MINUTE, Instant.EPOCH, Instant.ofEpochSecond(60)))
                .isEmpty();
    }

    private static String bar(String time, String bidOpen) {
        String side = "{\"bid\":24.3,\"ask\":24.4}";
        return "{\"snapshotTime\":\"2022-04-06T15:18:00\",\"snapshotTimeUTC\":\"" + time + "\",\"openPrice\":{\"bid\":"
                + bidOpen + ",\"ask\":24.4},\"closePrice\":" + side + ",\"highPrice\":" + side + ",\"lowPrice\":" + side
                + ",\"lastTradedVolume\":187}";
    }

    private CapitalApi api(String accountId, boolean encrypted) {
        FeedSettings settings = new FeedSettings(venue.url(), venue.streamUrl(), "simulator", accountId,
                List.of("US500"), encrypted, true, 10, 2_000, 10_000, 25_000, 60_000, 300_000, 60_000);
        return new CapitalApi(settings, CREDENTIALS, threads, () -> System.nanoTime() + passedNs.get());
    }
}
