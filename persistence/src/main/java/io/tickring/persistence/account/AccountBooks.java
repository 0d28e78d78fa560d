package io.tickring.persistence.account;

import io.tickring.engine.account.AccountActivity;
import io.tickring.engine.account.AccountBalance;
import io.tickring.engine.account.AccountHistory;
import io.tickring.engine.account.AccountRecord;
import io.tickring.engine.account.AccountTransaction;
import io.tickring.engine.account.OpenPositions;
import io.tickring.engine.account.WorkingOrders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All accounts of a store as read from its files. One thread at a time. */
final class AccountBooks implements AccountHistory {
    private static final AccountBook NOTHING = new AccountBook();

    private final Path directory;
    private final Map<String, AccountBook> byAccount = new TreeMap<>();

    AccountBooks(Path directory) {
        this.directory = directory;
    }

    /** Reads what is there; what is damaged or not whole is passed over. */
    static AccountBooks load(Path directory) throws IOException {
        AccountBooks books = new AccountBooks(directory);
        for (StoreFile file : StoreFile.all(directory)) {
            file.read(null, books::restore, damage -> { });
        }
        return books;
    }

    void restore(AccountRecord record) {
        open(record.accountId()).add(record);
    }

    boolean offer(AccountRecord record, long snapshotIntervalMs) {
        return open(record.accountId()).offer(record, snapshotIntervalMs);
    }

    AccountBook of(String accountId) {
        return byAccount.getOrDefault(accountId, NOTHING);
    }

    private AccountBook open(String accountId) {
        return byAccount.computeIfAbsent(accountId, id -> new AccountBook());
    }

    @Override
    public Set<String> accounts() {
        return Set.copyOf(byAccount.keySet());
    }

    @Override
    public List<AccountBalance> balances(String accountId, long fromMs, long toMs) {
        List<AccountBalance> balances = new ArrayList<>();
        try {
            for (StoreFile file : StoreFile.all(directory)) {
                file.read(Kind.BALANCE, record -> balances.add((AccountBalance) record), damage -> { });
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
        return balances.stream().filter(balance -> balance.accountId().equals(accountId))
                .filter(balance -> within(balance, fromMs, toMs))
                .sorted(Comparator.comparingLong(AccountBalance::timeMs)).toList();
    }

    @Override
    public Optional<OpenPositions> openPositions(String accountId) {
        return of(accountId).positions();
    }

    @Override
    public Optional<WorkingOrders> workingOrders(String accountId) {
        return of(accountId).orders();
    }

    @Override
    public List<AccountActivity> activities(String accountId, long fromMs, long toMs) {
        return of(accountId).activities().all().filter(activity -> within(activity, fromMs, toMs))
                .sorted(Comparator.comparingLong(AccountActivity::timeMs)).toList();
    }

    @Override
    public List<AccountTransaction> transactions(String accountId, long fromMs, long toMs) {
        return of(accountId).transactions().all().filter(transaction -> within(transaction, fromMs, toMs))
                .sorted(Comparator.comparingLong(AccountTransaction::timeMs)).toList();
    }

    private static boolean within(AccountRecord record, long fromMs, long toMs) {
        return record.timeMs() >= fromMs && record.timeMs() < toMs;
    }
}
