package io.tickring.feed.api.account;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The session as the venue sees it.
 *
 * @param accountId      the account in use
 * @param timezoneOffset of the account's own time, hours east of UTC
 * @param locale         for example {@code en} or {@code pl-PL}
 * @param currency       ISO code
 * @param symbol         of the currency, for people
 * @param streamEndpoint root of the stream's address, with a slash at its end
 */
public record SessionDetails(
        Optional<String> clientId, Optional<String> accountId, Optional<BigDecimal> timezoneOffset,
        Optional<String> locale, Optional<String> currency, Optional<String> symbol,
        Optional<String> streamEndpoint) {
    /** @return the zone of the account's own dates, UTC where none is told */
    public ZoneOffset zone() {
        return timezoneOffset.map(AccountTime::zone).orElse(ZoneOffset.UTC);
    }
}
