package io.tickring.feed.api;

import io.tickring.feed.api.account.Account;
import io.tickring.feed.api.account.Preferences;
import io.tickring.feed.rest.RequestPath;
import io.tickring.feed.rest.Venue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The log-in's accounts and how they trade. */
public final class AccountsApi {
    private static final RequestPath ACCOUNTS = RequestPath.of("/accounts");
    private static final RequestPath PREFERENCES = RequestPath.of("/accounts/preferences");
    private static final BigDecimal LARGEST_TOP_UP = BigDecimal.valueOf(400_000);

    private final Venue venue;

    AccountsApi(Venue venue) {
        this.venue = venue;
    }

    public List<Account> list() {
        return venue.get(ACCOUNTS, Accounts.class).accounts();
    }

    public Preferences preferences() {
        return venue.get(PREFERENCES, Preferences.class);
    }

    public void change(Preferences.Change change) {
        venue.send("PUT", PREFERENCES, change, Status.class);
    }

    /**
     * Adds to the money of a demo account, or takes from it; at most 100 times a day.
     *
     * @param amount -400,000 to 400,000, in the account's currency
     * @return whether the venue did it
     */
    public boolean topUp(BigDecimal amount) {
        if (amount.abs().compareTo(LARGEST_TOP_UP) > 0) {
            throw new IllegalArgumentException("a top-up must be -400000 to 400000, is " + amount.toPlainString());
        }
        return venue.topUp(RequestPath.of("/accounts/topUp"), Map.of("amount", amount), TopUp.class).successful();
    }

    record Accounts(List<Account> accounts) {
    }

    record TopUp(boolean successful) {
    }
}
