package io.tickring.feed.api.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The venue's dates carry no zone: a field that ends in UTC is UTC, its twin is in the account's own time. */
public final class AccountTime {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    private AccountTime() {
    }

    /** @return the offset of an account whose session tells so many hours, which may be broken ones */
    public static ZoneOffset zone(BigDecimal timezoneOffsetHours) {
        return ZoneOffset.ofTotalSeconds(timezoneOffsetHours.multiply(SECONDS_PER_HOUR).intValue());
    }

    /**
     * @param utc   the safe twin, where it came
     * @param local the account's own time, where it came
     * @param zone  of the account
     * @return the moment meant, empty where neither came
     */
    public static Optional<Instant> moment(Optional<Instant> utc, Optional<LocalDateTime> local, ZoneOffset zone) {
        return utc.or(() -> local.map(time -> time.toInstant(zone)));
    }
}
