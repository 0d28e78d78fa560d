package io.tickring.feed.account;

import static io.tickring.feed.fake.FakeVenue.CREDENTIALS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.account.AccountActivity;
import io.tickring.engine.account.AccountBalance;
import io.tickring.engine.account.AccountRecord;
import io.tickring.engine.account.AccountSettings;
import io.tickring.engine.account.AccountTransaction;
import io.tickring.engine.account.History;
import io.tickring.engine.account.HistoryMark;
import io.tickring.engine.account.OpenPosition;
import io.tickring.engine.account.OpenPositions;
import io.tickring.engine.account.Side;
import io.tickring.engine.account.WorkingOrders;
import io.tickring.engine.status.AccountState;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.fake.FakeRest.Answer;
import io.tickring.feed.fake.FakeVenue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountPollerTest {
    private static final AccountSettings SETTINGS = new AccountSettings(true, 5_000, 60_000, 60_000, 2);
    private static final Instant START = Instant.parse("2026-07-23T14:30:00Z");

    private final FakeVenue venue = new FakeVenue();
    private final ExecutorService http = Executors.newFixedThreadPool(2);
    private final RecordingLedger ledger = new RecordingLedger();
    private final Map<String, Answer> answers = new TreeMap<>(Comparator.reverseOrder());
    private long passedMs;
    private boolean inSession = true;
    private Runnable duringRequests = () -> { };
    private CapitalApi api;
    private AccountPoller poller;

    @BeforeEach
    void start() {
        venue.rest.override = request -> answers.entrySet().stream()
                .filter(answer -> request.startsWith(answer.getKey())).map(Map.Entry::getValue).findFirst()
                .orElse(null);
        answers.put("GET /accounts", Answer.ok("""
                {"accounts":[{"accountId":"1000","preferred":true,"currency":"EUR","balance":{"balance":1,"deposit":1,
                "profitLoss":0,"available":1}},{"accountId":"1001","preferred":false,"currency":"USD",
                "balance":{"balance":11385.18,"deposit":11334.32,"profitLoss":50.86,"available":10002.41}}]}"""));
        answers.put("GET /positions", Answer.ok("{\"positions\":[]}"));
        answers.put("GET /workingorders", Answer.ok("{\"workingOrders\":[]}"));
        answers.put("GET /history/activity", Answer.ok("{\"activities\":[]}"));
        answers.put("GET /history/transactions", Answer.ok("{\"transactions\":[]}"));
        api = new CapitalApi(FeedSettings.of(venue.url(), venue.streamUrl(), "simulator", List.of("GOLD")),
                CREDENTIALS, http, System::nanoTime);
        poller = new AccountPoller(SETTINGS, api, ledger, () -> inSession, this::timeOfARequestMs,
                () -> TimeUnit.MILLISECONDS.toNanos(passedMs));
        api.session().tokens();
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        venue.close();
    }

    private long timeOfARequestMs() {
        duringRequests.run();
        return nowMs();
    }

    private long nowMs() {
        return START.toEpochMilli() + passedMs;
    }

    private void workOff() {
        while (poller.doWork() > 0) {
            assertThat(venue.rest.requests).hasSizeLessThan(500);
        }
    }

    private List<String> asked(String start) {
        return venue.rest.requests.stream().filter(request -> request.startsWith(start)).toList();
    }

    @Test
    void shouldKeepWhatIsNowOfTheAccountInUse() {
        answers.put("GET /positions", Answer.ok("""
                {"positions":[{"position":{"contractSize":1,"createdDate":"2026-07-23T16:22:18.473",
                "createdDateUTC":"2026-07-23T14:22:18.473","dealId":"00-1","dealReference":"p_00-1",
                "workingOrderId":"00-0","size":0.01,"leverage":20,"upl":-0.0024,"direction":"SELL","level":4048.38,
                "currency":"USD","guaranteedStop":false,"stopLevel":4100},"market":{"epic":"GOLD"}}]}"""));
        answers.put("GET /workingorders", Answer.ok("""
                {"workingOrders":[{"workingOrderData":{"dealId":"00-2","direction":"BUY","epic":"GOLD",
                "orderSize":0.02,"orderLevel":3651.84,"timeInForce":"GOOD_TILL_DATE","orderType":"LIMIT",
                "createdDateUTC":"2026-07-23T14:41:23.710","goodTillDateUTC":"2026-07-24T00:00:00",
                "guaranteedStop":true},"marketData":{"epic":"GOLD"}}]}"""));

        poller.doWork();

        assertThat(ledger.all(AccountBalance.class)).containsExactly(new AccountBalance(nowMs(), "1001", "USD",
                new BigDecimal("11385.18"), new BigDecimal("11334.32"), new BigDecimal("50.86"),
                new BigDecimal("10002.41")));
        assertThat(ledger.all(OpenPositions.class)).containsExactly(new OpenPositions(nowMs(), "1001", List.of(
                new OpenPosition("00-1", Optional.of("p_00-1"), Optional.of("00-0"), "GOLD", Side.SELL,
                        new BigDecimal("0.01"), Optional.of(new BigDecimal("4048.38")),
                        Optional.of(new BigDecimal("-0.0024")), Optional.of("USD"),
                        Optional.of(new BigDecimal("20")), Optional.of(BigDecimal.ONE),
                        Optional.of(new BigDecimal("4100")), Optional.empty(), Optional.empty(), false, false,
                        OptionalLong.of(Instant.parse("2026-07-23T14:22:18.473Z").toEpochMilli())))));
        assertThat(ledger.all(WorkingOrders.class)).singleElement().satisfies(orders ->
                assertThat(orders.orders()).singleElement().satisfies(order -> {
                    assertThat(order.level()).contains(new BigDecimal("3651.84"));
                    assertThat(order.goodTillMs()).hasValue(Instant.parse("2026-07-24T00:00:00Z").toEpochMilli());
                    assertThat(order.guaranteedStop()).isTrue();
                }));
        assertThat(poller.status().state()).isEqualTo(AccountState.CATCHING_UP);
        assertThat(poller.status().positions()).isEqualTo(1);
    }

    @Test
    void shouldKeepWhatHappenedInTheVenuesTime() {
        answers.put("GET /history/activity", Answer.ok("""
                {"activities":[{"date":"2022-01-03T18:01:48.420","dateUTC":"2022-01-03T15:01:48.420",
                "epic":"OIL_CRUDE","dealId":"00-1","source":"CLOSE_OUT","type":"POSITION","status":"ACCEPTED",
                "details":{"dealReference":"p_00-1","marketName":"Crude Oil","currency":"USD","size":1,
                "direction":"SELL","level":75.2,"guaranteedStop":false}},{"epic":"OIL_CRUDE"}]}"""));
        answers.put("GET /history/transactions", Answer.ok("""
                {"transactions":[{"date":"2022-04-04T19:51:05.648","dateUtc":"2022-04-04T16:51:05.648",
                "instrumentName":"NATURALGAS","transactionType":"TRADE","note":"Trade closed",
                "reference":"12345678","size":"1.05","currency":"USD"}]}"""));

        workOff();

        AccountActivity closing = new AccountActivity(Instant.parse("2022-01-03T15:01:48.420Z").toEpochMilli(),
                "1001", Optional.of("00-1"), Optional.of("OIL_CRUDE"), Optional.of("CLOSE_OUT"),
                Optional.of("POSITION"), Optional.of("ACCEPTED"), Optional.of("p_00-1"), Optional.of(Side.SELL),
                Optional.of(BigDecimal.ONE), Optional.of(new BigDecimal("75.2")), Optional.of("USD"), false);
        AccountTransaction trade = new AccountTransaction(Instant.parse("2022-04-04T16:51:05.648Z").toEpochMilli(),
                "1001", Optional.of("TRADE"), Optional.of("NATURALGAS"), Optional.of("Trade closed"),
                Optional.of("12345678"), new BigDecimal("1.05"), Optional.of("USD"), Optional.empty());
        assertThat(ledger.records).contains(closing, trade);
        assertThat(poller.status().failures()).as("one without a time, in each of three windows").isEqualTo(3);
    }

    @Test
    void shouldAskForThePastOnceAndThenForWhatIsNew() {
        workOff();

        assertThat(asked("GET /history/activity")).extracting(AccountPollerTest::window).containsExactly(
                "2026-07-21T14:27:00 2026-07-22T14:27:00", "2026-07-22T14:24:00 2026-07-23T14:24:00",
                "2026-07-23T14:21:00 2026-07-23T14:30:00");
        assertThat(asked("GET /history/activity").get(0)).contains("detailed=true");
        assertThat(asked("GET /history/transactions")).hasSize(3);
        assertThat(poller.status().state()).isEqualTo(AccountState.CURRENT);

        passedMs = 59_999;
        workOff();
        assertThat(asked("GET /history/activity")).hasSize(3);

        passedMs = 60_000;
        workOff();
        assertThat(window(asked("GET /history/activity").get(3)))
                .isEqualTo("2026-07-23T14:27:00 2026-07-23T14:31:00");
    }

    private static String window(String request) {
        return request.replaceAll(".*from=([^& ]+).*", "$1").replace("%3A", ":") + " "
                + request.replaceAll(".*[?&]to=([^& ]+).*", "$1").replace("%3A", ":");
    }

    @Test
    void shouldAskOnlyForTheTimeSinceTheLastRun() {
        ledger.records.add(new HistoryMark(START.minus(Duration.ofHours(5)).toEpochMilli(), "1001",
                History.ACTIVITIES));

        workOff();

        assertThat(asked("GET /history/activity")).extracting(AccountPollerTest::window)
                .containsExactly("2026-07-23T09:27:00 2026-07-23T14:30:00");
        assertThat(asked("GET /history/transactions")).hasSize(3);
    }

    @Test
    void shouldLookAgainWhenItIsTime() {
        workOff();
        passedMs = 4_999;
        assertThat(poller.doWork()).isZero();

        passedMs = 5_000;
        assertThat(poller.doWork()).isOne();

        assertThat(asked("GET /positions")).hasSize(2);
        assertThat(poller.status().lastPolledMs()).isEqualTo(nowMs());
    }

    @Test
    void shouldAskNothingWithoutASession() {
        inSession = false;
        long before = venue.rest.requests.size();

        assertThat(poller.doWork()).isZero();

        assertThat(venue.rest.requests).hasSize((int) before);
        assertThat(poller.status().state()).isEqualTo(AccountState.WAITING);
    }

    @Test
    void shouldTellAFailureAndTryAgainLater() {
        workOff();
        answers.put("GET /positions", Answer.error(400, "error.strange"));
        passedMs = 5_000;

        workOff();
        assertThat(poller.status().state()).isEqualTo(AccountState.FAILING);
        assertThat(poller.status().reason()).contains("/positions").contains("error.strange");
        assertThat(poller.status().failures()).isOne();
        assertThat(asked("GET /positions")).hasSize(2);

        answers.put("GET /positions", Answer.ok("{\"positions\":[]}"));
        passedMs = 5_999;
        assertThat(poller.doWork()).isZero();
        passedMs = 6_000;
        workOff();
        assertThat(poller.status().state()).isEqualTo(AccountState.CURRENT);
    }

    @Test
    void shouldGoOnWithoutADayThatTheVenueDoesNotRemember() {
        answers.put("GET /history/activity?from=2026-07-21", Answer.error(400, "error.invalid.from"));

        for (int tries = 0; tries < 6; tries++) {
            workOff();
            passedMs += 60_000;
        }

        assertThat(asked("GET /history/activity?from=2026-07-21")).hasSize(5);
        assertThat(asked("GET /history/activity?from=2026-07-22")).isNotEmpty();
        assertThat(poller.status().failures()).isEqualTo(5);
        assertThat(poller.status().state()).isEqualTo(AccountState.CURRENT);
    }

    @Test
    void shouldAskAgainForWhatTheDiskDidNotTake() {
        ledger.diskFull = true;
        workOff();
        assertThat(poller.status().state()).isEqualTo(AccountState.FAILING);
        assertThat(poller.status().reason()).contains("disk full");
        assertThat(poller.status().failures()).isEqualTo(3);

        ledger.diskFull = false;
        passedMs = 1_000;
        workOff();

        assertThat(poller.status().state()).isEqualTo(AccountState.CURRENT);
        assertThat(ledger.all(HistoryMark.class)).hasSize(6);
        assertThat(window(asked("GET /history/activity").get(1)))
                .isEqualTo("2026-07-21T14:27:00 2026-07-22T14:27:00");
    }

    @Test
    void shouldFailWhereTheAccountHasNoBalance() {
        answers.put("GET /accounts", Answer.ok("{\"accounts\":[]}"));

        poller.doWork();

        assertThat(poller.status().reason()).contains("no balance of the account in use");
        assertThat(ledger.records).isEmpty();
    }

    @Test
    void shouldBeginAgainWithAnotherAccount() {
        workOff();
        api.session().switchTo("1000");

        workOff();

        assertThat(ledger.all(AccountBalance.class)).extracting(AccountRecord::accountId)
                .containsExactly("1001", "1000");
        assertThat(poller.status().accountId()).isEqualTo("1000");
        assertThat(poller.status().currency()).isEqualTo("EUR");
        assertThat(asked("GET /history/activity")).hasSize(6);
    }

    @Test
    void shouldKeepNothingThatCameWhileTheAccountWasSwitched() {
        duringRequests = () -> api.session().switchTo("1000");

        poller.doWork();

        assertThat(ledger.records).isEmpty();
        assertThat(poller.status().failures()).isZero();
    }
}
