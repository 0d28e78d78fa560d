package io.tickring.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.Stranger.Got;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** For each sample of the broker the request that gets its counterpart here, and in what it differs on purpose. */
final class SampleRequests {
    private static final String OFFICIAL = "official-postman/";
    private static final String RECORDED = "recorded-tradingcenter-2026/";
    private static final String SILVER = "{\"epic\":\"SILVER\",\"direction\":\"BUY\",\"size\":1";
    private static final String LIMIT = SILVER + ",\"type\":\"LIMIT\",\"level\":20";
    /** Nothing of these was missing in any recording of 2026; the official collection is of 2022. */
    private static final List<String> KEYS_SINCE_2022 = List.of("symbol", "instrumentId", "marketModes",
            "pipPosition", "tickSize");

    private final Map<String, Case> cases = new LinkedHashMap<>();
    private final Simulator simulator;
    private final Stranger rest;

    /** @param onPurpose begins of the differences that may be */
    record Case(Supplier<Got> request, List<String> onPurpose) {
    }

    SampleRequests(Simulator simulator, Stranger rest) {
        this.simulator = simulator;
        this.rest = rest;
        sessions();
        accounts();
        markets();
        prices();
        lists();
        positions();
        workingOrders();
        confirms();
        history();
    }

    /** @return by the sample's path without its end */
    Map<String, Case> cases() {
        return cases;
    }

    private void official(String name, Supplier<Got> request, String... onPurpose) {
        cases.put(OFFICIAL + name, new Case(request, List.of(onPurpose)));
    }

    private void recorded(String name, Supplier<Got> request, String... onPurpose) {
        cases.put(RECORDED + name, new Case(request, List.of(onPurpose)));
    }

    private static String[] since2022(String market, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        KEYS_SINCE_2022.forEach(key -> all.add("extra " + market + "/" + key));
        return all.toArray(String[]::new);
    }

    private Got get(String path) {
        return rest.get("/api/v1" + path);
    }

    private Got send(String method, String path, String body) {
        return rest.send(method, "/api/v1" + path, body);
    }

    private Supplier<Got> getting(String path) {
        return () -> get(path);
    }

    private Supplier<Got> sending(String method, String path, String body) {
        return () -> send(method, path, body);
    }

    private void sessions() {
        String key = simulator.apiKey();
        Supplier<Got> logIn = () -> rest.logIn(simulator);
        cases.put("misc/session_created_docs_2026", new Case(logIn, List.of()));
        official("create-new-session-200-success-session-created-basic-password", logIn,
                "extra /accounts[]/symbol", "extra /accounts[]/currency", "extra /accounts[]/balance");
        official("create-new-session-200-success-session-created-encrypted-password", this::encryptedLogIn,
                "extra /accounts[]/symbol", "extra /accounts[]/currency", "extra /accounts[]/balance");
        official("create-new-session-400-error-api-key-missing", () -> stranger().logIn(null, "a", "b", false));
        official("create-new-session-401-error-invalid-credentials", () -> stranger().logIn(key, "a", "b", false));
        official("create-new-session-429-error-request-limit-exceeded", this::refusedLogIn);
        recorded("session", getting("/session"));
        official("session-details-200-successful-response", getting("/session"), "extra /symbol");
        official("switches-active-account-200-success-account-switched", () -> Stranger.loggedIn(simulator).send("PUT",
                "/api/v1/session", "{\"accountId\":\"" + simulator.accountIds().get(1) + "\"}"));
        official("switches-active-account-400-error-invalid-accountid",
                sending("PUT", "/session", "{\"accountId\":\"0000000000001\"}"));
        official("log-out-of-the-current-session-200-success-session-closed",
                () -> Stranger.loggedIn(simulator).send("DELETE", "/api/v1/session", ""));
        official("encryption-key-200-successful-response",
                () -> rest.get("/api/v1/session/encryptionKey", "X-CAP-API-KEY", key));
        official("ping-the-service-200-successful-response", getting("/ping"));
        official("get-server-time-200-successful-response", getting("/time"));
    }

    private Stranger stranger() {
        return new Stranger(simulator);
    }

    private Got encryptedLogIn() {
        JsonNode key = rest.get("/api/v1/session/encryptionKey", "X-CAP-API-KEY", simulator.apiKey()).body();
        String text = simulator.password() + "|" + key.path("timeStamp").asLong();
        try {
            return stranger().logIn(simulator.apiKey(), simulator.identifier(), RestIT.encrypt(key,
                    Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))), true);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Got refusedLogIn() {
        simulator.controls().refuseLogins(Duration.ofMinutes(1));
        try {
            return stranger().logIn(simulator);
        } finally {
            simulator.controls().refuseLogins(Duration.ZERO);
        }
    }

    private void accounts() {
        recorded("accounts", getting("/accounts"));
        official("all-accounts-200-successfull-response", getting("/accounts"), "extra /accounts[]/symbol");
        official("account-preferences-200-successful-response", getting("/accounts/preferences"));
        official("update-account-preferences-200-successful-response", sending("PUT", "/accounts/preferences",
                "{\"leverages\":{\"SHARES\":5,\"CURRENCIES\":10,\"INDICES\":20,\"CRYPTOCURRENCIES\":2,"
                        + "\"COMMODITIES\":20},\"hedgingMode\":false}"));
        official("update-account-preferences-400-error-invalid-leverage-value",
                sending("PUT", "/accounts/preferences", "{\"leverages\":{\"INDICES\":600}}"));
    }

    private void markets() {
        recorded("market_gold", getting("/markets/GOLD"));
        recorded("search_gold", getting("/markets?searchTerm=gold"));
        cases.put("misc/market_OPEN_recorded_2025-08-22", new Case(getting("/markets/AAPL"),
                // Ten of the one share, a hundredth of the other.
                List.of("type /dealingRules/minDealSize/value")));
        official("single-market-details-200-successful-response", getting("/markets/SILVER"), details(""));
        official("markets-details-200-successful-response-epics", getting("/markets?epics=SILVER,NATURALGAS"),
                details("/marketDetails[]"));
        official("markets-details-200-successful-response-searchterm", getting("/markets?searchTerm=silver"),
                // Every market found here has traded today; the sample has one that has not.
                since2022("/markets[]", "always /markets[]/"));
        official("markets-details-400-error-empty-searchterm-parameter", getting("/markets?searchTerm="));
        // Since August 2023 no parameter at all lists every market; an empty one is refused as ever.
        official("markets-details-400-error-empty-epics-parameter", getting("/markets?epics="));
        official("single-market-details-404-error-market-not-found", getting("/markets/NOPE"));
        official("all-top-level-market-categories-200-successful-response", getting("/marketnavigation"));
        official("all-category-sub-nodes-200-success-list-of-category-sub-nodes",
                getting("/marketnavigation/hierarchy_v1.commons_group"));
        official("all-category-sub-nodes-200-success-list-of-markets-in-category-with-limit-2",
                getting("/marketnavigation/hierarchy_v1.commodities_group?limit=2"), since2022("/markets[]"));
        official("all-category-sub-nodes-400-error-invalid-limit-parameter",
                getting("/marketnavigation/hierarchy_v1.commodities_group?limit=0"));
        official("client-sentiment-for-market-200-successful-response", getting("/clientsentiment/SILVER"));
        official("client-sentiment-for-markets-200-successful-response",
                getting("/clientsentiment/?marketIds=SILVER,NATURALGAS"));
        official("client-sentiment-for-market-404-error-market-not-found", getting("/clientsentiment/NOTFOUND"));
        official("client-sentiment-for-markets-404-error-market-not-found",
                getting("/clientsentiment/?marketIds=NOTFOUND"));
    }

    /** Renamed or added to the details of a market between 2022 and 2026. */
    private static String[] details(String at) {
        return List.of("extra /instrument/symbol", "extra /instrument/guaranteedStopAllowed",
                "missing /instrument/controlledRiskAllowed", "extra /instrument/overnightFee",
                "extra /dealingRules/maxDealSize", "extra /dealingRules/minSizeIncrement",
                "extra /dealingRules/minGuaranteedStopDistance", "missing /dealingRules/minControlledRiskStopDistance",
                "extra /dealingRules/minStopOrProfitDistance", "missing /dealingRules/minNormalStopOrLimitDistance",
                "extra /dealingRules/maxStopOrProfitDistance", "missing /dealingRules/maxStopOrLimitDistance",
                "extra /snapshot/marketModes",
                // A whole number in one sample, a fraction in another: each rule carries its own.
                "type /dealingRules/").stream().map(path -> path.replace(" /", " " + at + "/")).toArray(String[]::new);
    }

    private void prices() {
        recorded("prices_gold", getting("/prices/GOLD"));
        official("historical-prices-200-success-default-response", getting("/prices/SILVER"), since2022(""));
        official("historical-prices-200-success-use-not-default-resolution-start-date-and-max-parameters",
                getting("/prices/SILVER?resolution=MINUTE_15&max=4&from=2022-02-24T00:00:00"), since2022(""));
        official("historical-prices-400-error-invalid-resolution-parameter",
                getting("/prices/GOLD?resolution=MINUTE_3"));
    }

    private void lists() {
        Supplier<String> list = () -> send("POST", "/watchlists", "{\"name\":\"Lorem\",\"epics\":[\"SILVER\"]}").body()
                .path("watchlistId").asText();
        official("all-watchlists-200-successful-response", getting("/watchlists"));
        official("single-watchlist-200-successful-response", () -> get("/watchlists/" + list.get()),
                since2022("/markets[]"));
        official("single-watchlist-404-error-watchlist-not-found", getting("/watchlists/1"));
        official("create-watchlist-200-success-watchlist-created",
                sending("POST", "/watchlists", "{\"name\":\"Lorem ipsum\"}"));
        official("create-watchlist-200-success-not-all-instruments-added", sending("POST", "/watchlists",
                "{\"epics\":[\"SILVER\",\"NATURALGAS\",\"NOTFOUND\"],\"name\":\"Lorem\"}"));
        official("create-watchlist-400-error-incorrect-name-length", sending("POST", "/watchlists",
                "{\"epics\":[\"SILVER\",\"NATURALGAS\"],\"name\":\"Lorem ipsum dolor sit amet\"}"));
        official("add-market-to-watchlist-200-success-instrument-added-to-the-watchlist",
                () -> send("PUT", "/watchlists/" + list.get(), "{\"epic\":\"GOLD\"}"));
        official("add-market-to-watchlist-404-error-instrument-not-found",
                () -> send("PUT", "/watchlists/" + list.get(), "{\"epic\":\"NOTFOUND\"}"));
        official("remove-market-from-watchlist-200-success-instrument-removed-form-the-watchlist",
                () -> send("DELETE", "/watchlists/" + list.get() + "/SILVER", ""));
        official("remove-market-from-watchlist-404-error-instrument-not-found-in-the-watchlist",
                () -> send("DELETE", "/watchlists/" + list.get() + "/GOLD", ""));
        official("delete-watchlist-200-success-watchlist-deleted",
                () -> send("DELETE", "/watchlists/" + list.get(), ""));
        official("delete-watchlist-404-error-watchlist-not-found", sending("DELETE", "/watchlists/1", ""));
    }

    private Got open(String body) {
        return send("POST", "/positions", body);
    }

    /** @return the deal id of a position that was opened for this */
    private String position() {
        JsonNode confirm = get("/confirms/" + open(SILVER + "}").body().path("dealReference").asText()).body();
        return confirm.path("affectedDeals").get(0).path("dealId").asText();
    }

    private void positions() {
        official("create-position-200-success-create-simple-position", () -> open(SILVER + "}"));
        recorded("create_position", () -> open(SILVER + "}"));
        official("create-position-200-success-create-position-with-stop-loss-take-profit-and-guaranteed-stop",
                () -> open(SILVER + ",\"guaranteedStop\":true,\"stopDistance\":5,\"profitDistance\":7}"));
        official("create-position-400-error-too-high-take-profit-value", () -> open(SILVER + ",\"profitLevel\":1000}"));
        official("create-position-400-error-too-small-stop-loss-value", () -> open(SILVER + ",\"stopLevel\":-1}"));
        official("all-positions-200-successful-response", () -> {
            closeAll();
            position();
            return get("/positions");
        }, since2022("/positions[]/market"));
        recorded("positions", () -> {
            closeAll();
            position();
            return get("/positions");
        });
        official("single-position-200-successful-response", () -> get("/positions/" + position()),
                since2022("/market"));
        official("single-position-404-error-position-not-found", getting("/positions/none"));
        String stop = "{\"guaranteedStop\":true,\"stopDistance\":3,\"profitAmount\":2}";
        official("update-position-200-success-update-stop-loss-take-profit-and-guaranteed-stop",
                () -> send("PUT", "/positions/" + position(), stop));
        official("update-position-404-error-position-not-found", sending("PUT", "/positions/none", stop));
        official("update-position-400-error-too-high-stop-loss-value",
                () -> send("PUT", "/positions/" + position(), "{\"stopLevel\":1000}"));
        official("update-position-400-error-too-low-take-profit-value",
                () -> send("PUT", "/positions/" + position(), "{\"profitLevel\":1}"));
        official("close-position-200-successful-response", () -> send("DELETE", "/positions/" + position(), ""));
        recorded("close_position", () -> send("DELETE", "/positions/" + position(), ""));
        official("close-position-404-error-position-not-found", sending("DELETE", "/positions/none", ""));
    }

    private void closeAll() {
        get("/positions").body().path("positions").forEach(p ->
                send("DELETE", "/positions/" + p.at("/position/dealId").asText(), ""));
    }

    private Got place(String more) {
        return send("POST", "/workingorders", LIMIT + more + "}");
    }

    private String order() {
        return get("/confirms/" + place("").body().path("dealReference").asText()).body().path("dealId").asText();
    }

    private Got ordersAfter(String... more) {
        get("/workingorders").body().path("workingOrders").forEach(o ->
                send("DELETE", "/workingorders/" + o.at("/workingOrderData/dealId").asText(), ""));
        List.of(more).forEach(this::place);
        return get("/workingorders");
    }

    private void workingOrders() {
        String full = ",\"goodTillDate\":\"2099-06-09T01:01:00\",\"guaranteedStop\":true,\"stopLevel\":17,"
                + "\"profitLevel\":23";
        String update = "{\"goodTillDate\":\"2099-06-09T01:01:00\",\"guaranteedStop\":true,\"stopDistance\":4,"
                + "\"profitDistance\":4}";
        official("create-working-order-200-success-create-limit-order", () -> place(""));
        recorded("wo_create", () -> place(""));
        official("create-working-order-200-success-create-order-with-stop-loss-take-profit-guaranteed-stop-and-"
                + "cancellation-date", () -> place(full));
        official("create-working-order-400-error-cancellation-date-in-the-past",
                () -> place(",\"goodTillDate\":\"2020-06-09T01:01:00\""));
        official("all-working-orders-200-successful-response", () -> ordersAfter(full, ""),
                // Two without the keys of later years, and whole numbers where 2026 has fractions.
                since2022("/workingOrders[]/marketData", "extra /workingOrders[]/workingOrderData/leverage",
                        "extra /workingOrders[]/workingOrderData/trailingStop",
                        "type /workingOrders[]/workingOrderData/"));
        recorded("working_orders", () -> ordersAfter(""));
        official("update-working-order-200-success-update-stop-loss-take-profit-guaranteed-stop-and-cancellation-date",
                () -> send("PUT", "/workingorders/" + order(), update));
        official("update-working-order-404-error-order-not-found", sending("PUT", "/workingorders/none", update));
        official("delete-working-order-200-successful-response",
                () -> send("DELETE", "/workingorders/" + order(), ""));
        recorded("wo_cancel", () -> send("DELETE", "/workingorders/" + order(), ""));
        official("delete-working-order-404-error-order-not-found", sending("DELETE", "/workingorders/none", ""));
    }

    private Got confirmOf(Got answer) {
        return get("/confirms/" + answer.body().path("dealReference").asText());
    }

    private void confirms() {
        official("order-confirmation-200-successful-response", () -> confirmOf(open(SILVER + "}")),
                // The reason has gone since 2022 (a setting brings it back); sizes are fractions.
                "missing /reason", "type /size");
        official("order-confirmation-404-error-deal-confirmation-not-found", getting("/confirms/none"));
        recorded("confirm_open", () -> confirmOf(open(SILVER + "}")));
        recorded("confirm_close", () -> confirmOf(send("DELETE", "/positions/" + position(), "")));
        recorded("confirm_rejected", () -> confirmOf(
                open("{\"epic\":\"US100\",\"direction\":\"BUY\",\"size\":500}")));
        recorded("wo_confirm", () -> confirmOf(place("")));
        recorded("wo_cancel_confirm", () -> confirmOf(send("DELETE", "/workingorders/" + order(), "")));
    }

    private void history() {
        String day = "from=2026-11-24T15:00:00&to=2026-11-25T14:00:00";
        official("account-activity-history-200-success-filter-list-by-date", () -> {
            position();
            return get("/history/activity?" + day);
        });
        official("account-activity-history-200-success-filter-list-by-dealid-with-enabled-detailed-view", () ->
                get("/history/activity?detailed=true&dealId=" + position()),
                // Whole numbers in 2022.
                "type /activities[]/details/size");
        official("account-activity-history-200-success-filter-list-using-fiql-filter", () -> {
            open("{\"epic\":\"GOLD\",\"direction\":\"BUY\",\"size\":5000}");
            return get("/history/activity?filter=source!=DEALER;type!=POSITION;status==REJECTED;"
                    + "epic==OIL_CRUDE,GOLD");
        });
        official("account-activity-history-400-error-invalid-date-format",
                getting("/history/activity?from=2022-01-17"));
        official("account-transactions-history-200-success-get-list-of-transactions-within-last-hour", () -> {
            send("DELETE", "/positions/" + position(), "");
            return get("/history/transactions?type=TRADE&lastPeriod=3600");
        });
        official("account-transactions-history-200-success-filter-list-within-last-30-second-by-type", () -> {
            send("POST", "/accounts/topUp", "{\"amount\":20}");
            return get("/history/transactions?lastPeriod=30&type=DEPOSIT");
        });
    }
}
