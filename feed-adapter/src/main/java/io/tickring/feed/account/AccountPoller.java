package io.tickring.feed.account;

import io.tickring.engine.account.AccountLedger;
import io.tickring.engine.account.AccountRecord;
import io.tickring.engine.account.AccountSettings;
import io.tickring.engine.account.History;
import io.tickring.engine.account.HistoryMark;
import io.tickring.engine.status.AccountState;
import io.tickring.engine.status.AccountStatus;
import io.tickring.feed.account.VenueAccount.Look;
import io.tickring.feed.account.VenueAccount.Page;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.rest.VenueException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the account behind the feed: what is now every few seconds, what happened every minute, and the past once, a
 * day at a time. It asks as a caller that can wait, one thing in each {@link #doWork()}, and only under a session that
 * the feed has. Whatever fails is tried again after a wait that grows.
 *
 * <p>For a thread of its own, because it blocks; {@link #status()} is for any.
 */
public final class AccountPoller implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(AccountPoller.class);
    private static final int BAD_REQUEST = 400;

    private final AccountSettings settings;
    private final VenueAccount venue;
    private final AccountLedger ledger;
    private final BooleanSupplier inSession;
    private final LongSupplier marketTimeMs;
    private final LongSupplier monotonicNs;
    private final Map<History, HistoryCursor> cursors = new EnumMap<>(History.class);
    private final Map<History, Round> histories = new EnumMap<>(History.class);
    private final Map<History, Integer> kept = new EnumMap<>(History.class);
    private String accountId = "";
    private Round looks = new Round(0);
    private Look last;
    private long failures;
    private volatile AccountStatus status = new AccountStatus(
            AccountState.WAITING, "no session yet", "", "", 0, 0, 0, 0, 0, 0);

    /**
     * @param inSession    whether the feed has a session that the venue accepts
     * @param marketTimeMs the venue's time now, epoch ms
     * @param monotonicNs  a clock that never steps, ns
     */
    public AccountPoller(AccountSettings settings, CapitalApi api, AccountLedger ledger, BooleanSupplier inSession,
            LongSupplier marketTimeMs, LongSupplier monotonicNs) {
        this.settings = settings;
        venue = new VenueAccount(api.background());
        this.ledger = ledger;
        this.inSession = inSession;
        this.marketTimeMs = marketTimeMs;
        this.monotonicNs = monotonicNs;
    }

    @Override
    public String roleName() {
        return "account";
    }

    @Override
    public int doWork() {
        String current = venue.accountId();
        if (!inSession.getAsBoolean() || current.isEmpty()) {
            publish(AccountState.WAITING, "the feed has no session");
            return 0;
        }
        long nowNs = monotonicNs.getAsLong();
        if (!current.equals(accountId)) {
            begin(current, nowNs);
        }
        return ask(nowNs) ? 1 : 0;
    }

    /** Another account, or the first: nothing is known of it but what is kept. */
    private void begin(String current, long nowNs) {
        accountId = current;
        last = null;
        looks = new Round(nowNs);
        cursors.clear();
        kept.clear();
        for (History history : History.values()) {
            histories.put(history, new Round(nowNs));
        }
    }

    private boolean ask(long nowNs) {
        if (looks.isDue(nowNs)) {
            attempt(looks, nowNs, () -> look(nowNs));
            return true;
        }
        for (History history : History.values()) {
            Round round = histories.get(history);
            if (round.isDue(nowNs)) {
                attempt(round, nowNs, () -> page(history, round, nowNs));
                return true;
            }
        }
        return false;
    }

    private void look(long nowNs) {
        Look look = venue.look(accountId, marketTimeMs.getAsLong());
        if (isSameAccount()) {
            ledger.keep(look.records());
            last = look;
            looks.done(nowNs, settings.pollIntervalMs());
        }
    }

    private void page(History history, Round round, long nowNs) {
        long nowMs = marketTimeMs.getAsLong();
        HistoryCursor cursor = cursors.computeIfAbsent(history, key -> cursor(key, nowMs));
        HistoryWindow window = cursor.next(nowMs);
        Page page = page(history, window, cursor, nowMs);
        if (isSameAccount()) {
            List<AccountRecord> records = new ArrayList<>(page.records());
            records.add(new HistoryMark(window.toMs(), accountId, history));
            ledger.keep(records);
            kept.put(history, ledger.kept(accountId, history));
            cursor.onKept(window, nowMs);
            round.done(nowNs, cursor.isBehind() ? 0 : settings.historyIntervalMs());
            noteUnusable(history, page.unusable());
        }
    }

    private Page page(History history, HistoryWindow window, HistoryCursor cursor, long nowMs) {
        try {
            return venue.page(accountId, history, window);
        } catch (VenueException refused) {
            if (refused.status() != BAD_REQUEST || !cursor.givesUp(window, nowMs)) {
                throw refused;
            }
            failures++;
            LOG.warn("account_history={} skipped_to={} reason={}", history, Instant.ofEpochMilli(window.toMs()),
                    refused.getMessage());
            return new Page(List.of(), 0);
        }
    }

    private HistoryCursor cursor(History history, long nowMs) {
        long wantedMs = nowMs - TimeUnit.DAYS.toMillis(settings.historyDays());
        return new HistoryCursor(ledger.knownUntilMs(accountId, history).orElse(wantedMs));
    }

    /** An answer that came while the account was switched may be of either. */
    private boolean isSameAccount() {
        return accountId.equals(venue.accountId());
    }

    private void noteUnusable(History history, int count) {
        if (count > 0) {
            failures += count;
            LOG.warn("account_history={} not_kept={} reason=\"no time or amount\"", history, count);
        }
    }

    private void attempt(Round round, long nowNs, Runnable request) {
        try {
            request.run();
        } catch (VenueException | UncheckedIOException trouble) {
            onFailure(round, nowNs, trouble.getMessage());
        } catch (RuntimeException defect) {
            LOG.error("account=failed", defect);
            onFailure(round, nowNs, "defect, see the log");
        }
        publishOutcome();
    }

    private void onFailure(Round round, long nowNs, String reason) {
        failures++;
        round.failed(nowNs, reason);
    }

    private void publishOutcome() {
        String trouble = looks.trouble();
        boolean behind = last == null;
        for (History history : History.values()) {
            trouble = trouble.isEmpty() ? histories.get(history).trouble() : trouble;
            HistoryCursor cursor = cursors.get(history);
            behind |= cursor == null || cursor.isBehind();
        }
        AccountState well = behind ? AccountState.CATCHING_UP : AccountState.CURRENT;
        publish(trouble.isEmpty() ? well : AccountState.FAILING, trouble);
    }

    private void publish(AccountState next, String reason) {
        AccountStatus before = status;
        boolean known = last != null;
        status = new AccountStatus(next, reason, accountId, known ? last.balance().currency() : "",
                known ? last.balance().timeMs() : 0, known ? last.positions().positions().size() : 0,
                known ? last.orders().orders().size() : 0, kept.getOrDefault(History.ACTIVITIES, 0),
                kept.getOrDefault(History.TRANSACTIONS, 0), failures);
        if (before.state() != next || !before.accountId().equals(accountId)) {
            LOG.info("account={} was={} id={} reason=\"{}\"", next, before.state(), accountId, reason);
        }
    }

    /** @return what is known of the account now */
    public AccountStatus status() {
        return status;
    }
}
