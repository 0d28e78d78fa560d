package io.tickring.daemon.config;

import io.tickring.engine.account.AccountSettings;

/** How the account is watched, from the configuration. */
public final class AccountConfig {
    private AccountConfig() {
    }

    public static AccountSettings account(Configuration from) {
        return from.checked(() -> new AccountSettings(from.flag("account.poll"),
                from.number("account.pollIntervalMs"), from.number("account.historyIntervalMs"),
                from.number("account.snapshotIntervalMs"), from.integer("account.historyDays")));
    }
}
