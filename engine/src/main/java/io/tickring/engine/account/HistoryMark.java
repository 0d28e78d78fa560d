package io.tickring.engine.account;

import java.util.Objects;

/**
 * Says how far a history was asked for: all of it that the venue told by then is kept.
 *
 * @param timeMs end of the time that was asked for, epoch ms UTC
 */
public record HistoryMark(long timeMs, String accountId, History history) implements AccountRecord {
    public HistoryMark {
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(history, "history");
    }
}
