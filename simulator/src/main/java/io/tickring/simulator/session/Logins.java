package io.tickring.simulator.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everyone who may log in to one environment.
 *
 * @param onDemo whether this is the host for practice
 */
public record Logins(List<Login> all, boolean onDemo) {

    public Logins {
        all = List.copyOf(all);
    }

    /** @return whose key this is; empty for one that is unknown, paused or expired */
    public Optional<Login> ofKey(String key) {
        return all.stream().filter(login -> active(login, key).isPresent()).findFirst();
    }

    private static Optional<ApiKey> active(Login login, String key) {
        return login.keys().stream()
                .filter(of -> of.key().equals(key) && of.state() == ApiKey.State.ACTIVE).findFirst();
    }

    /** @return whether it is the password of this very key, and the identifier that of its login */
    public boolean isRight(String key, String identifier, String password) {
        return ofKey(key).filter(login -> login.identifier().equals(identifier))
                .flatMap(login -> active(login, key)).filter(of -> of.password().equals(password)).isPresent();
    }

    /** @return the login of a session */
    public Login of(Session session) {
        return all.stream().filter(login -> login.identifier().equals(session.identifier())).findFirst().orElseThrow();
    }

    /** @return the accounts of a session's login, the preferred one first */
    public List<Account> accounts(Session session) {
        return of(session).accounts(onDemo);
    }

    /** @return every account of this environment; several logins may share one */
    public List<Account> accounts() {
        Map<String, Account> byId = new LinkedHashMap<>();
        all.stream().flatMap(login -> login.accounts(onDemo).stream())
                .forEach(account -> byId.putIfAbsent(account.id(), account));
        return List.copyOf(byId.values());
    }
}
