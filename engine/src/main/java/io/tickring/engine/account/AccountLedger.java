package io.tickring.engine.account;

import java.util.List;
import java.util.OptionalLong;

/** Takes what was learned of accounts, and keeps each thing once however often it is told. For any thread. */
public interface AccountLedger {
    /**
     * Keeps what is new. Activities and transactions that are known are passed over; a balance, positions or orders
     * are kept when they differ from the last ones in more than their valuation, or when those are old.
     *
     * @return how many were new; they are on the disk when this returns
     * @throws java.io.UncheckedIOException where the disk takes nothing; then none of them counts as kept
     */
    int keep(List<? extends AccountRecord> records);

    /** @return up to when a history was asked for and kept, epoch ms UTC; empty for never */
    OptionalLong knownUntilMs(String accountId, History history);

    /** @return how many activities or transactions of the account are kept */
    int kept(String accountId, History history);
}
