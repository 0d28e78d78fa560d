package io.tickring.simulator.rest;

import io.tickring.simulator.session.Account;
import java.util.List;

/** Bodies of the session and account endpoints, in the broker's order of keys. */
final class SessionAnswers {

    record EncryptionKey(String encryptionKey, long timeStamp) {
    }

    record ServerTime(long serverTime) {
    }

    record Status(String status) {
    }

    record Balance(double balance, double deposit, double profitLoss, double available) {

        static Balance of(Account account) {
            return new Balance(account.funds(), account.funds(), 0.0, account.funds());
        }
    }

    record LoginAccount(String accountId, String accountName, boolean preferred, String accountType, String currency,
                        String symbol, Balance balance) {

        static LoginAccount of(Account account) {
            return new LoginAccount(account.id(), account.name(), account.preferred(), "CFD", account.currency(),
                    account.symbol(), Balance.of(account));
        }
    }

    record LoggedIn(String accountType, Balance accountInfo, String currencyIsoCode, String currencySymbol,
                    String currentAccountId, String streamingHost, List<LoginAccount> accounts, String clientId,
                    int timezoneOffset, boolean hasActiveDemoAccounts, boolean hasActiveLiveAccounts,
                    boolean trailingStopsEnabled) {
    }

    record Details(String clientId, String accountId, int timezoneOffset, String locale, String currency,
                   String symbol, String streamEndpoint) {
    }

    record Switched(boolean trailingStopsEnabled, boolean dealingEnabled, boolean hasActiveDemoAccounts,
                    boolean hasActiveLiveAccounts) {
    }

    record FullAccount(String accountId, String accountName, String status, String accountType, boolean preferred,
                       Balance balance, String currency, String symbol) {

        static FullAccount of(Account account) {
            return new FullAccount(account.id(), account.name(), "ENABLED", "CFD", account.preferred(),
                    Balance.of(account), account.currency(), account.symbol());
        }
    }

    record Accounts(List<FullAccount> accounts) {
    }

    private SessionAnswers() {
    }
}
