package io.tickring.daemon.node;

import io.tickring.engine.clock.TimeSource;
import io.tickring.engine.status.AccountStatus;
import io.tickring.feed.CapitalFeed;
import io.tickring.feed.account.AccountPoller;
import io.tickring.persistence.account.AccountStore;
import io.tickring.persistence.files.WriterLock;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread {@code account}: watches the account behind the feed, and keeps what it learns. The thread ends before the
 * feed does.
 */
final class AccountWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountWatch.class);
    private static final int REST_MS = 50;
    private static final int STOP_MS = (int) TimeUnit.SECONDS.toMillis(2);

    private final AccountStore store;
    private final Supplier<AccountStatus> status;
    private final AgentRunner runner;

    private AccountWatch(AccountStore store, Supplier<AccountStatus> status, AgentRunner runner) {
        this.store = store;
        this.status = status;
        this.runner = runner;
    }

    /**
     * Opens the store; {@link #start()} lets the thread run. Behind a replay there is no account.
     *
     * @throws IOException where the store cannot be read or written
     */
    static AccountWatch of(NodeSettings settings, WriterLock lock, CapitalFeed feed) throws IOException {
        if (!settings.account().poll()) {
            return off("account.poll is false");
        }
        if (settings.engine().timeSource() == TimeSource.RECORDS) {
            return off("there is no account behind a replay");
        }
        AccountStore store = AccountStore.open(lock, settings.data().account(),
                settings.account().snapshotIntervalMs());
        AccountPoller poller = feed.accountPoller(settings.account(), store);
        return new AccountWatch(store, poller::status, new AgentRunner(new SleepingMillisIdleStrategy(REST_MS),
                AccountWatch::onError, null, poller));
    }

    private static AccountWatch off(String reason) {
        AccountStatus off = AccountStatus.off(reason);
        return new AccountWatch(null, () -> off, null);
    }

    /** @return ends the thread; what the venue is asked at that moment is given up after a while */
    AutoCloseable start() {
        if (runner == null) {
            return () -> { };
        }
        AgentRunner.startOnThread(runner, work -> new Thread(work, "account"));
        return () -> runner.close(STOP_MS, thread -> LOG.warn("thread={} state=slow_to_stop", thread.getName()));
    }

    AccountStatus status() {
        return status.get();
    }

    private static void onError(Throwable failure) {
        LOG.error("thread=account state=failed", failure);
    }

    @Override
    public void close() throws IOException {
        if (store != null) {
            store.close();
        }
    }
}
