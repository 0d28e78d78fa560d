package io.tickring.simulator.session;

import java.util.List;

/**
 * One financial account of the simulated login.
 *
 * @param id      18 digits
 * @param funds   in the account's currency
 */
public record Account(String id, String name, String currency, String symbol, boolean preferred, double funds) {

    /** @throws IllegalArgumentException without an id or a currency; what else is missing is made of the currency */
    public Account {
        if (id == null || id.isBlank() || currency == null || currency.isBlank()) {
            throw new IllegalArgumentException("accounts: expected an id and a currency each");
        }
        name = name == null ? currency : name;
        symbol = symbol == null ? currency : symbol;
    }

    /** @return the accounts every simulator starts with, the preferred one first */
    public static List<Account> usual() {
        return List.of(
                new Account("271828182845904523", "USD", "USD", "$", true, 10_000.0),
                new Account("314159265358979323", "EUR", "EUR", "\u20ac", false, 5_000.0));
    }
}
