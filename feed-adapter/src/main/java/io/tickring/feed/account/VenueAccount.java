package io.tickring.feed.account;

import io.tickring.engine.account.AccountBalance;
import io.tickring.engine.account.AccountRecord;
import io.tickring.engine.account.History;
import io.tickring.engine.account.OpenPosition;
import io.tickring.engine.account.OpenPositions;
import io.tickring.engine.account.WorkingOrder;
import io.tickring.engine.account.WorkingOrders;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.api.account.AccountTime;
import io.tickring.feed.api.account.ActivityQuery;
import io.tickring.feed.api.account.LoginDetails;
import io.tickring.feed.api.account.Transaction;
import io.tickring.feed.rest.VenueException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Asks the venue of the account in use. All that asks throws {@link VenueException}, and blocks. */
final class VenueAccount {
    private final CapitalApi api;

    /** @param api whose callers leave a reserve to the session, the stream and the orders */
    VenueAccount(CapitalApi api) {
        this.api = api;
    }

    /** @return the account in use, empty before log-in; asks nobody */
    String accountId() {
        return api.session().accountId();
    }

    /** @param timeMs the venue's time now, epoch ms */
    Look look(String accountId, long timeMs) {
        VenueRecords records = records(accountId);
        List<OpenPosition> positions = api.dealing().positions().stream().map(records::position).toList();
        List<WorkingOrder> orders = api.dealing().workingOrders().stream().map(records::order).toList();
        AccountBalance balance = api.accounts().list().stream().filter(account -> accountId.equals(account.accountId()))
                .findFirst().flatMap(account -> records.balance(timeMs, account))
                .orElseThrow(() -> new VenueException("GET /accounts", 0, "no balance of the account in use"));
        return new Look(balance, new OpenPositions(timeMs, accountId, positions),
                new WorkingOrders(timeMs, accountId, orders));
    }

    /** @return what happened in the window */
    Page page(String accountId, History history, HistoryWindow window) {
        VenueRecords records = records(accountId);
        Instant from = Instant.ofEpochMilli(window.fromMs());
        Instant to = Instant.ofEpochMilli(window.toMs());
        return switch (history) {
            case ACTIVITIES -> Page.of(api.history().activity(ActivityQuery.between(from, to)).stream()
                    .<Optional<? extends AccountRecord>>map(records::activity).toList());
            case TRANSACTIONS -> Page.of(api.history().transactions(Transaction.Query.between(from, to)).stream()
                    .<Optional<? extends AccountRecord>>map(records::transaction).toList());
        };
    }

    private VenueRecords records(String accountId) {
        return new VenueRecords(accountId, api.session().login().flatMap(LoginDetails::timezoneOffset)
                .map(AccountTime::zone).orElse(ZoneOffset.UTC));
    }

    /** What is now. */
    record Look(AccountBalance balance, OpenPositions positions, WorkingOrders orders) {
        List<AccountRecord> records() {
            return List.of(balance, positions, orders);
        }
    }

    /**
     * What was.
     *
     * @param unusable told without a time or an amount
     */
    record Page(List<? extends AccountRecord> records, int unusable) {
        static Page of(List<Optional<? extends AccountRecord>> told) {
            List<? extends AccountRecord> usable = told.stream().<AccountRecord>flatMap(Optional::stream).toList();
            return new Page(usable, told.size() - usable.size());
        }
    }
}
