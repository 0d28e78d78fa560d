package io.tickring.feed.api.account;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the venue tells at log-in, beside the tokens.
 *
 * @param currentAccountId the account that happens to be preferred
 * @param streamingHost    root of the stream's address, with a slash at its end
 * @param timezoneOffset   of the account's own time, hours east of UTC
 */
public record LoginDetails(
        Optional<String> accountType, Optional<Balance> accountInfo, Optional<String> currencyIsoCode,
        Optional<String> currencySymbol, Optional<String> currentAccountId, Optional<String> streamingHost,
        List<Account> accounts, Optional<String> clientId, Optional<BigDecimal> timezoneOffset,
        Optional<Boolean> hasActiveDemoAccounts, Optional<Boolean> hasActiveLiveAccounts,
        Optional<Boolean> trailingStopsEnabled) {
}
