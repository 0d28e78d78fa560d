package io.tickring.engine.account;

import java.util.List;
import java.util.Objects;

/**
 * All positions of an account at one moment; none is an empty list.
 *
 * @param timeMs when the venue was asked, its time, epoch ms UTC
 */
public record OpenPositions(long timeMs, String accountId, List<OpenPosition> positions) implements AccountRecord {
    public OpenPositions {
        Objects.requireNonNull(accountId, "accountId");
        positions = List.copyOf(positions);
    }
}
