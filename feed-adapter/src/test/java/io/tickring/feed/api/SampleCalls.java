package io.tickring.feed.api;

import io.tickring.feed.api.account.ActivityQuery;
import io.tickring.feed.api.account.Preferences;
import io.tickring.feed.api.account.Transaction;
import io.tickring.feed.api.deal.Direction;
import io.tickring.feed.api.deal.NewPosition;
import io.tickring.feed.api.deal.NewWorkingOrder;
import io.tickring.feed.api.deal.OrderType;
import io.tickring.feed.api.deal.Protection;
import io.tickring.feed.api.market.Resolution;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which call reads which sample; what a method takes out of its wrapping is put back, so that both can be compared. */
final class SampleCalls {
    private static final NewPosition POSITION = NewPosition.of(Direction.BUY, "SILVER", BigDecimal.ONE);
    private static final NewWorkingOrder ORDER = new NewWorkingOrder(Direction.BUY, "SILVER", BigDecimal.ONE,
            BigDecimal.TEN, OrderType.LIMIT, Optional.empty(), Protection.NONE);
    private static final NewWorkingOrder.Change CHANGE =
            new NewWorkingOrder.Change(Optional.empty(), Optional.empty(), Protection.NONE);

    private static final List<Map.Entry<String, Function<CapitalApi, Object>>> CALLS = List.of(
            Map.entry("account-activity", api -> Map.of("activities",
                    api.history().activity(ActivityQuery.last(Duration.ofHours(1))))),
            Map.entry("account-preferences", api -> api.accounts().preferences()),
            Map.entry("account-transactions", api -> Map.of("transactions", api.history().transactions(
                    new Transaction.Query(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())))),
            Map.entry("add-market", api -> yes(() -> api.watchlists().add("1", "SILVER"))),
            Map.entry("all-accounts", api -> Map.of("accounts", api.accounts().list())),
            Map.entry("accounts", api -> Map.of("accounts", api.accounts().list())),
            Map.entry("all-category-sub-nodes", api -> api.markets().node("id", 2)),
            Map.entry("all-positions", api -> Map.of("positions", api.dealing().positions())),
            Map.entry("positions", api -> Map.of("positions", api.dealing().positions())),
            Map.entry("all-top-level", api -> Map.of("nodes", api.markets().nodes())),
            Map.entry("all-watchlists", api -> Map.of("watchlists", api.watchlists().list())),
            Map.entry("all-working-orders", api -> Map.of("workingOrders", api.dealing().workingOrders())),
            Map.entry("working_orders", api -> Map.of("workingOrders", api.dealing().workingOrders())),
            Map.entry("client-sentiment-for-markets", api -> Map.of("clientSentiments",
                    api.markets().sentiment(List.of("SILVER")))),
            Map.entry("client-sentiment-for-market", api -> api.markets().sentiment("SILVER")),
            Map.entry("close-position", api -> reference(api.dealing().close("id"))),
            Map.entry("close_position", api -> reference(api.dealing().close("id"))),
            Map.entry("create-position", api -> reference(api.dealing().open(POSITION))),
            Map.entry("create_position", api -> reference(api.dealing().open(POSITION))),
            Map.entry("create-watchlist", api -> api.watchlists().create("name", List.of())),
            Map.entry("create-working-order", api -> reference(api.dealing().place(ORDER))),
            Map.entry("wo_create", api -> reference(api.dealing().place(ORDER))),
            Map.entry("delete-watchlist", api -> yes(() -> api.watchlists().delete("1"))),
            Map.entry("delete-working-order", api -> reference(api.dealing().cancel("id"))),
            Map.entry("wo_cancel_confirm", api -> api.dealing().confirmation("o_1")),
            Map.entry("wo_cancel", api -> reference(api.dealing().cancel("id"))),
            Map.entry("encryption-key", api -> api.session().encryptionKey()),
            Map.entry("get-server-time", api -> Map.of("serverTime", api.session().time().serverTimeMs())),
            Map.entry("historical-prices", api -> api.prices().latest("SILVER", Resolution.MINUTE, 10)),
            Map.entry("prices_gold", api -> api.prices().latest("GOLD", Resolution.MINUTE, 10)),
            Map.entry("markets-details-200-successful-response-epics", api -> Map.of("marketDetails",
                    api.markets().details(List.of("SILVER")))),
            Map.entry("markets-details-", api -> Map.of("markets", api.markets().search("silver"))),
            Map.entry("search_gold", api -> Map.of("markets", api.markets().search("gold"))),
            Map.entry("market_", api -> api.markets().details("GOLD")),
            Map.entry("single-market-details", api -> api.markets().details("SILVER")),
            Map.entry("order-confirmation", api -> api.dealing().confirmation("o_1")),
            Map.entry("confirm_", api -> api.dealing().confirmation("o_1")),
            Map.entry("wo_confirm", api -> api.dealing().confirmation("o_1")),
            Map.entry("ping", api -> yes(() -> api.session().ping())),
            Map.entry("remove-market", api -> yes(() -> api.watchlists().remove("1", "SILVER"))),
            Map.entry("session-details", api -> api.session().details()),
            Map.entry("single-position", api -> api.dealing().position("id")),
            Map.entry("single-watchlist", api -> Map.of("markets", api.watchlists().markets("1"))),
            Map.entry("switches-active-account", api -> api.session().switchTo("12345678907654321")),
            Map.entry("update-account-preferences", api -> yes(() -> api.accounts().change(
                    new Preferences.Change(Map.of("SHARES", 5), Optional.of(false))))),
            Map.entry("update-position", api -> reference(api.dealing().replace("id", Protection.NONE))),
            Map.entry("update-working-order", api -> reference(api.dealing().replace("id", CHANGE))),
            Map.entry("log-out", api -> yes(() -> api.session().logOut())));

    private SampleCalls() {
    }

    static boolean isLogin(Sample sample) {
        return sample.name().startsWith("create-new-session") || sample.name().startsWith("session_created");
    }

    /** @return what the client makes of the sample */
    static Object read(Sample sample, CapitalApi api) {
        if (isLogin(sample)) {
            api.session().tokens();
            return api.session().login().orElseThrow();
        }
        if (sample.name().equals("session")) {
            return api.session().details();
        }
        return CALLS.stream().filter(call -> sample.name().startsWith(call.getKey())).findFirst()
                .orElseThrow(() -> new AssertionError("no call reads " + sample.name())).getValue().apply(api);
    }

    private static Object reference(String reference) {
        return Map.of("dealReference", reference);
    }

    /** A method that returns is the answer yes. */
    private static Object yes(Runnable call) {
        call.run();
        return Map.of("status", "yes");
    }
}
