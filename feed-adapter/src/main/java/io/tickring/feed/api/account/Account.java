package io.tickring.feed.api.account;

import java.util.Objects;
import java.util.Optional;

/**
 * One financial account of the log-in.
 *
 * @param accountId 17 or 18 digits
 * @param status    ENABLED, DISABLED or SUSPENDED_FROM_DEALING
 * @param accountType CFD, PHYSICAL or SPREADBET
 * @param preferred whether a log-in begins with it; changes silently
 * @param currency  ISO code
 * @param symbol    of the currency, for people
 */
public record Account(
        String accountId, Optional<String> accountName, Optional<String> status, Optional<String> accountType,
        boolean preferred, Optional<Balance> balance, Optional<String> currency, Optional<String> symbol) {
    public Account {
        Objects.requireNonNull(accountId, "accountId");
    }
}
