package io.tickring.simulator.account;

import io.tickring.simulator.session.RequestLimit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How often accounts are topped up: a hundred times a day each. Not thread-safe. */
public final class TopUps {
    private static final int A_DAY = 100;

    private final Map<String, RequestLimit> byAccount = new HashMap<>();

    /** @return whether this one keeps within the limit */
    public boolean take(String accountId, long nowNs) {
        return byAccount.computeIfAbsent(accountId, id -> new RequestLimit(A_DAY, Duration.ofDays(1))).take(nowNs);
    }
}
