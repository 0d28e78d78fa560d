package io.tickring.persistence.account;

import io.tickring.engine.account.AccountActivity;
import io.tickring.engine.account.AccountBalance;
import io.tickring.engine.account.AccountRecord;
import io.tickring.engine.account.AccountTransaction;
import io.tickring.engine.account.History;
import io.tickring.engine.account.HistoryMark;
import io.tickring.engine.account.OpenPosition;
import io.tickring.engine.account.OpenPositions;
import io.tickring.engine.account.WorkingOrders;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What is known of one account, without the balances of the past. */
final class AccountBook {
    /** How far a history was asked for is kept this often: a start asks for so much again. */
    private static final long MARK_INTERVAL_MS = 600_000;

    private final ActivityBook activities = new ActivityBook();
    private final TransactionBook transactions = new TransactionBook();
    private final Map<History, HistoryMark> marks = new EnumMap<>(History.class);
    private AccountBalance balance;
    private OpenPositions positions;
    private WorkingOrders orders;

    /** @return whether the record is to be kept; then it is known from now on */
    boolean offer(AccountRecord record, long snapshotIntervalMs) {
        return isDue(record, snapshotIntervalMs) && add(record);
    }

    /** @return whether the record says anything new */
    boolean add(AccountRecord record) {
        if (record instanceof AccountActivity activity) {
            return activities.add(activity);
        }
        if (record instanceof AccountTransaction transaction) {
            return transactions.add(transaction);
        }
        if (record instanceof AccountBalance now) {
            balance = now;
        } else if (record instanceof OpenPositions now) {
            positions = now;
        } else if (record instanceof WorkingOrders now) {
            orders = now;
        } else if (record instanceof HistoryMark mark) {
            marks.put(mark.history(), mark);
        }
        return true;
    }

    private boolean isDue(AccountRecord record, long snapshotIntervalMs) {
        if (record instanceof AccountBalance now) {
            return isOld(balance, now, snapshotIntervalMs) || !now.currency().equals(balance.currency())
                    || now.deposit().compareTo(balance.deposit()) != 0;
        }
        if (record instanceof OpenPositions now) {
            return isOld(positions, now, snapshotIntervalMs) || !unvalued(now).equals(unvalued(positions));
        }
        if (record instanceof WorkingOrders now) {
            return isOld(orders, now, snapshotIntervalMs) || !now.orders().equals(orders.orders());
        }
        return !(record instanceof HistoryMark mark) || isOld(marks.get(mark.history()), mark, MARK_INTERVAL_MS);
    }

    private static boolean isOld(AccountRecord last, AccountRecord now, long intervalMs) {
        return last == null || Math.abs(now.timeMs() - last.timeMs()) >= intervalMs;
    }

    private static List<OpenPosition> unvalued(OpenPositions all) {
        return all.positions().stream().map(OpenPosition::unvalued).toList();
    }

    Optional<OpenPositions> positions() {
        return Optional.ofNullable(positions);
    }

    Optional<WorkingOrders> orders() {
        return Optional.ofNullable(orders);
    }

    ActivityBook activities() {
        return activities;
    }

    TransactionBook transactions() {
        return transactions;
    }

    OptionalLong knownUntilMs(History history) {
        HistoryMark mark = marks.get(history);
        return mark == null ? OptionalLong.empty() : OptionalLong.of(mark.timeMs());
    }
}
