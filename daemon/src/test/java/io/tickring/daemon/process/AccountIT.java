package io.tickring.daemon.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.engine.account.AccountActivity;
import io.tickring.engine.account.AccountBalance;
import io.tickring.engine.account.AccountHistory;
import io.tickring.engine.account.AccountTransaction;
import io.tickring.engine.account.OpenPosition;
import io.tickring.engine.account.OpenPositions;
import io.tickring.engine.account.WorkingOrders;
import io.tickring.persistence.account.AccountArchive;
import io.tickring.simulator.Simulator;
import io.tickring.simulator.SimulatorSettings;
import io.tickring.simulator.rules.BrokerRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger deals on the account is found in the daemon's store, whatever happens to the daemon meanwhile. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AccountIT {
    @TempDir
    Path dir;

    private final List<Process> processes = new ArrayList<>();
    private Simulator simulator;
    private Trader trader;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorSettings.builder().roundTheClock(true).symbols(5)
                .broker(BrokerRules.defaults().toBuilder().enforceLimits(false).build()).build());
        trader = Trader.loggedIn(simulator);
    }

    @AfterEach
    void stop() throws IOException {
        processes.forEach(Process::destroyForcibly);
        simulator.close();
    }

    private JsonNode startDaemon() throws Exception {
        Process daemon = Processes.start(log(), Map.of("CAPITAL_API_KEY", simulator.apiKey(),
                "CAPITAL_IDENTIFIER", simulator.identifier(), "CAPITAL_PASSWORD", simulator.password(),
                "CAPITAL_ENVIRONMENT", "simulator", "TICKRING_FEED_URL", simulator.restUrl(),
                "TICKRING_FEED_STREAM_URL", simulator.streamUrl(), "TICKRING_ACCOUNT_POLL_INTERVAL_MS", "1000",
                "TICKRING_ACCOUNT_HISTORY_INTERVAL_MS", "10000", "TICKRING_ACCOUNT_HISTORY_DAYS", "1"),
                List.of("run", "--symbols", String.join(",", simulator.epics()), "--port", "0", "--json", "--data",
                        dir.resolve("data").toString()));
        processes.add(daemon);
        return Processes.ready(daemon, log());
    }

    private Path log() {
        return dir.resolve("stderr.txt");
    }

    private void kill() throws InterruptedException {
        Process daemon = processes.get(processes.size() - 1);
        daemon.destroyForcibly();
        assertThat(daemon.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private AccountHistory store() {
        try {
            return AccountArchive.read(dir.resolve("data").resolve("account"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AccountHistory awaitStore(Predicate<AccountHistory> holds) {
        return await().atMost(Duration.ofSeconds(90)).until(this::store, holds);
    }

    private List<String> positions(AccountHistory history) {
        return history.openPositions(trader.accountId()).map(OpenPositions::positions).orElse(List.of()).stream()
                .map(OpenPosition::dealId).toList();
    }

    private int orders(AccountHistory history) {
        return history.workingOrders(trader.accountId()).map(WorkingOrders::orders).orElse(List.of()).size();
    }

    private List<AccountActivity> activities(AccountHistory history) {
        return history.activities(trader.accountId(), 0, Long.MAX_VALUE);
    }

    private List<AccountTransaction> trades(AccountHistory history) {
        return history.transactions(trader.accountId(), 0, Long.MAX_VALUE).stream()
                .filter(transaction -> transaction.type().orElse("").equals("TRADE")).toList();
    }

    @Test
    void shouldKeepWhatAStrangerDealsAcrossAKill() throws Exception {
        String epic = simulator.epics().get(0);
        String first = trader.open(epic);

        startDaemon();
        awaitStore(history -> positions(history).equals(List.of(first)));
        String second = trader.open(epic);
        trader.placeFarBelow(epic);
        AccountHistory before = awaitStore(history -> positions(history).size() == 2 && orders(history) == 1
                && activities(history).size() == trader.activities().size());
        kill();
        trader.close(first);
        String url = startDaemon().path("url").asText();

        AccountHistory after = awaitStore(history -> positions(history).equals(List.of(second))
                && activities(history).size() == trader.activities().size() && !trades(history).isEmpty());
        assertThat(positions(before)).containsExactlyInAnyOrder(first, second);
        assertThat(activities(after)).doesNotHaveDuplicates().containsAll(activities(before));
        assertThat(activities(after)).extracting(activity -> activity.dealId().orElse(""))
                .containsExactlyInAnyOrderElementsOf(trader.activities());
        assertThat(trades(after)).singleElement().satisfies(trade ->
                assertThat(trade.amount()).isEqualByComparingTo(trader.profitOfTheTrade()));
        AccountBalance balance = after.balances(trader.accountId(), 0, Long.MAX_VALUE).get(0);
        assertThat(balance.deposit()).isEqualByComparingTo(new BigDecimal("10000"));
        assertStatus(Trader.read(url + "/api/v1/status").path("account"));
        assertThat(dir.resolve("data/logs/tickring.log")).content().as("beside its data, both runs in one file")
                .contains(" INFO ", "session=LOGGED_IN", "journal=recovered epoch=1", "journal=recovered epoch=2");
    }

    private void assertStatus(JsonNode account) {
        assertThat(account.path("state").asText()).isIn("current", "catching_up");
        assertThat(account.path("accountId").asText()).isEqualTo(trader.accountId());
        assertThat(account.path("currency").asText()).isEqualTo("USD");
        assertThat(account.path("positions").asInt()).isEqualTo(1);
        assertThat(account.path("workingOrders").asInt()).isEqualTo(1);
        assertThat(account.path("transactions").asInt()).isPositive();
        assertThat(account.path("failures").asInt()).isZero();
    }
}
