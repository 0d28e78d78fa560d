package io.tickring.persistence.account;

import io.tickring.engine.account.AccountTransaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Each transaction of an account once, with the status last told. One is known by its time, type, market, reference,
 * amount and currency: a trade and its commission may share a reference.
 */
final class TransactionBook {
    private final Map<AccountTransaction, AccountTransaction> byIdentity = new HashMap<>();

    /** @return whether it says anything new */
    boolean add(AccountTransaction transaction) {
        AccountTransaction known = byIdentity.put(identity(transaction), transaction);
        return known == null || !known.status().equals(transaction.status());
    }

    int size() {
        return byIdentity.size();
    }

    Stream<AccountTransaction> all() {
        return byIdentity.values().stream();
    }

    private static AccountTransaction identity(AccountTransaction all) {
        return new AccountTransaction(all.timeMs(), all.accountId(), all.type(), all.instrument(), Optional.empty(),
                all.reference(), all.amount().stripTrailingZeros(), all.currency(), Optional.empty());
    }
}
