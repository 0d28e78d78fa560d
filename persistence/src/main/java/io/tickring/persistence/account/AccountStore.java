package io.tickring.persistence.account;

import io.tickring.engine.account.AccountActivity;
import io.tickring.engine.account.AccountBalance;
import io.tickring.engine.account.AccountHistory;
import io.tickring.engine.account.AccountLedger;
import io.tickring.engine.account.AccountRecord;
import io.tickring.engine.account.AccountTransaction;
import io.tickring.engine.account.History;
import io.tickring.engine.account.OpenPositions;
import io.tickring.engine.account.WorkingOrders;
import io.tickring.persistence.files.WriterLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is learned of accounts, for good. Activities, transactions and the latest positions and orders are in
 * memory too; balances are read from the disk.
 *
 * <p>For any thread. Closed by whoever opened it.
 */
public final class AccountStore implements AccountLedger, AccountHistory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountStore.class);
    private static final long ROLL_BYTES = 16L << 20;

    private final Path directory;
    private final long snapshotIntervalMs;
    private final Appender appender;
    private final List<LineDamage> damages = new ArrayList<>();
    private int torn;
    /** Null where an append failed: what was believed kept is not, and is read again. */
    private AccountBooks books;

    private AccountStore(Path directory, long snapshotIntervalMs, Appender appender) {
        this.directory = directory;
        this.snapshotIntervalMs = snapshotIntervalMs;
        this.appender = appender;
    }

    /**
     * Reads all there is, cuts away a last line that has no end, and names each line that is damaged, which stays.
     *
     * @param lock               held by this process, so that nobody else writes
     * @param directory          made where it is missing
     * @param snapshotIntervalMs what differs from the last kept in its valuation alone is kept this often, ms
     * @throws IOException where the disk cannot be read or written
     */
    public static AccountStore open(WriterLock lock, Path directory, long snapshotIntervalMs) throws IOException {
        Objects.requireNonNull(lock, "lock");
        return open(directory, snapshotIntervalMs, ROLL_BYTES, file -> file.getFD().sync());
    }

    static AccountStore open(Path directory, long snapshotIntervalMs, long rollBytes, Appender.Force force)
            throws IOException {
        Files.createDirectories(directory);
        AccountStore store = new AccountStore(directory, snapshotIntervalMs,
                new Appender(directory, rollBytes, force));
        store.recover();
        return store;
    }

    private void recover() throws IOException {
        AccountBooks read = new AccountBooks(directory);
        StoreFile last = null;
        long length = 0;
        for (StoreFile file : StoreFile.all(directory)) {
            last = file;
            length = file.read(null, read::restore, this::onDamage);
            torn += length < Files.size(file.path()) ? 1 : 0;
        }
        if (last != null) {
            appender.resume(last, length);
        }
        books = read;
        LOG.info("account_store=open accounts={} torn={} damaged={}", read.accounts().size(), torn, damages.size());
    }

    private void onDamage(LineDamage damage) {
        damages.add(damage);
        LOG.warn("account_store=damaged line=\"{}\"", damage);
    }

    @Override
    public synchronized int keep(List<? extends AccountRecord> records) {
        AccountBooks known = books();
        List<byte[]> lines = new ArrayList<>();
        for (AccountRecord record : records) {
            if (known.offer(record, snapshotIntervalMs)) {
                lines.add(Line.bytes(record));
            }
        }
        if (!lines.isEmpty()) {
            append(lines);
        }
        return lines.size();
    }

    private void append(List<byte[]> lines) {
        try {
            appender.append(lines);
        } catch (IOException e) {
            books = null;
            throw new UncheckedIOException("cannot keep account records in " + directory + ": " + e.getMessage(), e);
        }
    }

    private AccountBooks books() {
        if (books == null) {
            books = readAgain();
        }
        return books;
    }

    private AccountBooks readAgain() {
        try {
            return AccountBooks.load(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }

    /** @return lines found damaged at the start, and left where they are */
    public List<LineDamage> damages() {
        return List.copyOf(damages);
    }

    /** @return lines without an end, found at the start and cut away: they never counted as kept */
    public int torn() {
        return torn;
    }

    @Override
    public synchronized OptionalLong knownUntilMs(String accountId, History history) {
        return books().of(accountId).knownUntilMs(history);
    }

    @Override
    public synchronized int kept(String accountId, History history) {
        AccountBook book = books().of(accountId);
        return history == History.ACTIVITIES ? book.activities().size() : book.transactions().size();
    }

    @Override
    public synchronized Set<String> accounts() {
        return books().accounts();
    }

    @Override
    public synchronized List<AccountBalance> balances(String accountId, long fromMs, long toMs) {
        return books().balances(accountId, fromMs, toMs);
    }

    @Override
    public synchronized Optional<OpenPositions> openPositions(String accountId) {
        return books().openPositions(accountId);
    }

    @Override
    public synchronized Optional<WorkingOrders> workingOrders(String accountId) {
        return books().workingOrders(accountId);
    }

    @Override
    public synchronized List<AccountActivity> activities(String accountId, long fromMs, long toMs) {
        return books().activities(accountId, fromMs, toMs);
    }

    @Override
    public synchronized List<AccountTransaction> transactions(String accountId, long fromMs, long toMs) {
        return books().transactions(accountId, fromMs, toMs);
    }

    @Override
    public synchronized void close() throws IOException {
        appender.close();
    }
}
