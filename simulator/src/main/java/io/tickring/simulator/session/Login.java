package io.tickring.simulator.session;

import java.util.List;

/**
 * One client of the broker.
 *
 * @param keys one or more
 * @param demo accounts a key finds on the host for practice
 * @param live accounts a key finds on the host for money
 */
public record Login(String identifier, List<ApiKey> keys, List<Account> demo, List<Account> live) {

    /** @throws IllegalArgumentException without a name or a key */
    public Login {
        keys = keys == null ? List.of() : List.copyOf(keys);
        demo = demo == null ? List.of() : List.copyOf(demo);
        live = live == null ? List.of() : List.copyOf(live);
        if (identifier == null || identifier.isBlank() || keys.isEmpty()) {
            throw new IllegalArgumentException("logins: expected an identifier and at least one key");
        }
    }

    /** @return the login every simulator starts with; its accounts are of both environments */
    public static Login usual() {
        return new Login("trader@example.com",
                List.of(new ApiKey("SimulatedKey0001", "simulated-password", ApiKey.State.ACTIVE)),
                Account.usual(), Account.usual());
    }

    /** @return the accounts of one environment, the preferred one first */
    public List<Account> accounts(boolean onDemo) {
        return (onDemo ? demo : live).stream().sorted((a, b) -> Boolean.compare(b.preferred(), a.preferred())).toList();
    }

    @Override
    public String toString() {
        return "Login[identifier=" + identifier + "]";
    }
}
