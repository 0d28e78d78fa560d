package io.tickring.simulator.rest;

import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.http.Routes;
import io.tickring.simulator.rest.SessionAnswers.FullAccount;
import io.tickring.simulator.session.Account;
import io.tickring.simulator.session.Session;
import java.util.List;
import java.util.Optional;

/** {@code /accounts}. */
public final class AccountRoutes implements Routes {
    private final List<Account> accounts;

    public AccountRoutes(List<Account> accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Answer> answer(Request request, Session owner) {
        return switch (request.route()) {
            case "GET /accounts" -> Optional.of(Answer.ok(
                    new SessionAnswers.Accounts(accounts.stream().map(FullAccount::of).toList())));
            default -> Optional.empty();
        };
    }
}
