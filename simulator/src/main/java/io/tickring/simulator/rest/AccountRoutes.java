package io.tickring.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.account.Preferences;
import io.tickring.simulator.account.TopUps;
import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.http.Routes;
import io.tickring.simulator.market.AssetClass;
import io.tickring.simulator.rest.SessionAnswers.FullAccount;
import io.tickring.simulator.rest.SessionAnswers.Leverage;
import io.tickring.simulator.rest.SessionAnswers.Status;
import io.tickring.simulator.rest.SessionAnswers.ShownPreferences;
import io.tickring.simulator.rest.SessionAnswers.ToppedUp;
import io.tickring.simulator.rules.BrokerRules;
import io.tickring.simulator.session.Account;
import io.tickring.simulator.session.Session;
import io.tickring.simulator.trading.TradingDesk;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** {@code /accounts}: balances, preferences and demo money. */
public final class AccountRoutes implements Routes {
    private static final BigDecimal MOST = new BigDecimal("400000");

    private final Function<Session, List<Account>> accountsOf;
    private final TradingDesk desk;
    private final BrokerRules rules;
    private final LoginGate gate;
    private final TopUps topUps;
    private final LongSupplier nanoTime;

    /**
     * @param accountsOf the accounts that a session sees
     * @param nanoTime   a monotonic clock
     */
    public AccountRoutes(Function<Session, List<Account>> accountsOf, TradingDesk desk, BrokerRules rules,
                         LoginGate gate, LongSupplier nanoTime) {
        this.accountsOf = accountsOf;
        this.desk = desk;
        this.rules = rules;
        this.gate = gate;
        this.topUps = new TopUps();
        this.nanoTime = nanoTime;
    }

    @Override
    public Optional<Answer> answer(Request request, Session owner) {
        return switch (request.route()) {
            case "GET /accounts" -> Optional.of(Answer.ok(new SessionAnswers.Accounts(accountsOf.apply(owner).stream()
                    .map(account -> FullAccount.of(account, desk.balance(account.id()))).toList())));
            case "GET /accounts/preferences" -> Optional.of(Answer.ok(preferences(owner)));
            case "PUT /accounts/preferences" -> Optional.of(change(request.body(), owner));
            case "POST /accounts/topUp" -> Optional.of(topUp(request.body(), owner));
            default -> Optional.empty();
        };
    }

    private ShownPreferences preferences(Session owner) {
        return desk.preferences(owner.accountId(), of -> {
            Map<String, Leverage> leverages = new LinkedHashMap<>();
            for (AssetClass kind : Preferences.groups()) {
                leverages.put(kind.name(), new Leverage(of.leverage(kind), Preferences.available(kind)));
            }
            return new ShownPreferences(of.hedging(), leverages);
        });
    }

    private Answer change(JsonNode body, Session owner) {
        Map<String, Integer> leverages = new LinkedHashMap<>();
        body.path("leverages").properties().forEach(entry -> leverages.put(entry.getKey(),
                entry.getValue().asInt()));
        Optional<Boolean> hedging = body.hasNonNull("hedgingMode")
                ? Optional.of(body.path("hedgingMode").asBoolean()) : Optional.empty();
        return desk.preferences(owner.accountId(), of -> {
            of.change(leverages, hedging);
            return Answer.ok(new Status("SUCCESS"));
        });
    }

    private Answer topUp(JsonNode body, Session owner) {
        BigDecimal amount = body.path("amount").isNumber() ? body.path("amount").decimalValue() : BigDecimal.ZERO;
        if (!rules.dealing().demo() || amount.signum() == 0 || amount.abs().compareTo(MOST) > 0) {
            throw new Refusal(400, "error.invalid.amount");
        }
        if (!topUps.take(owner.accountId(), nanoTime.getAsLong())) {
            gate.countViolation(Violation.TOP_UPS);
            if (rules.enforceLimits()) {
                throw new Refusal(429, "error.too-many.requests");
            }
        }
        desk.topUp(owner.accountId(), amount, BigDecimal.valueOf(rules.dealing().maxDemoBalance()));
        return Answer.ok(new ToppedUp(true));
    }
}
