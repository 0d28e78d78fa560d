package io.tickring.persistence.account;

import io.tickring.engine.account.AccountActivity;
import io.tickring.engine.account.AccountBalance;
import io.tickring.engine.account.AccountRecord;
import io.tickring.engine.account.AccountTransaction;
import io.tickring.engine.account.HistoryMark;
import io.tickring.engine.account.OpenPositions;
import io.tickring.engine.account.WorkingOrders;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a line holds. The name in lower case stands in the line. */
enum Kind {
    BALANCE(AccountBalance.class),
    POSITIONS(OpenPositions.class),
    ORDERS(WorkingOrders.class),
    ACTIVITY(AccountActivity.class),
    TRANSACTION(AccountTransaction.class),
    MARK(HistoryMark.class);

    final Class<? extends AccountRecord> type;
    final String word = name().toLowerCase(Locale.ROOT);

    Kind(Class<? extends AccountRecord> type) {
        this.type = type;
    }

    static Kind of(AccountRecord record) {
        return Arrays.stream(values()).filter(kind -> kind.type == record.getClass()).findFirst().orElseThrow();
    }

    static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
