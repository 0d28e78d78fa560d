package io.tickring.simulator.rest;

import io.tickring.simulator.account.Balance;
import io.tickring.simulator.session.Account;
import java.util.List;
import java.util.Map;

/** Bodies of the session and account endpoints, in the broker's order of keys. */
final class SessionAnswers {

    record EncryptionKey(String encryptionKey, long timeStamp) {
    }

    record ServerTime(long serverTime) {
    }

    record Status(String status) {
    }

    record LoginAccount(String accountId, String accountName, boolean preferred, String accountType, String currency,
                        String symbol, Balance balance) {

        static LoginAccount of(Account account, Balance balance) {
            return new LoginAccount(account.id(), account.name(), account.preferred(), "CFD", account.currency(),
                    account.symbol(), balance);
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

        static FullAccount of(Account account, Balance balance) {
            return new FullAccount(account.id(), account.name(), "ENABLED", "CFD", account.preferred(),
                    balance, account.currency(), account.symbol());
        }
    }

    record Accounts(List<FullAccount> accounts) {
    }

    record Leverage(int current, List<Integer> available) {
    }

    record ShownPreferences(boolean hedgingMode, Map<String, Leverage> leverages) {
    }

    record ToppedUp(boolean successful) {
    }

    private SessionAnswers() {
    }
}
