package io.tickring.persistence.account;

import io.tickring.engine.account.AccountActivity;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Each activity of an account once. One is known by all that is told of it. What differs in the level alone is two,
 * unless one has none: then it is the same, told before the venue knew. So it doesn't matter what comes first.
 */
final class ActivityBook {
    private final Map<AccountActivity, NavigableMap<BigDecimal, AccountActivity>> byIdentity = new HashMap<>();
    private int size;

    /** @return whether it says anything new */
    boolean add(AccountActivity activity) {
        BigDecimal level = activity.level().orElse(BigDecimal.ZERO);
        NavigableMap<BigDecimal, AccountActivity> twins =
                byIdentity.computeIfAbsent(identity(activity), key -> new TreeMap<>());
        if (twins.containsKey(level) || level.signum() == 0 && !twins.isEmpty()) {
            return false;
        }
        size -= twins.size();
        twins.remove(BigDecimal.ZERO);
        twins.put(level, activity);
        size += twins.size();
        return true;
    }

    int size() {
        return size;
    }

    Stream<AccountActivity> all() {
        return byIdentity.values().stream().map(Map::values).flatMap(Collection::stream);
    }

    /** Numbers that are equal are written in one way. */
    private static AccountActivity identity(AccountActivity all) {
        return new AccountActivity(all.timeMs(), all.accountId(), all.dealId(), all.symbol(), all.source(), all.type(),
                all.status(), all.reference(), all.side(), all.size().map(BigDecimal::stripTrailingZeros),
                Optional.empty(), all.currency(), all.guaranteedStop());
    }
}
