package io.tickring.feed.api.account;

import java.util.Optional;

/** What the account that was just switched to may do. All is empty where it was the active one before. */
public record AccountSwitch(
        Optional<Boolean> trailingStopsEnabled, Optional<Boolean> dealingEnabled,
        Optional<Boolean> hasActiveDemoAccounts, Optional<Boolean> hasActiveLiveAccounts) {
    /** The answer to a switch that changed nothing. */
    public static final AccountSwitch UNCHANGED =
            new AccountSwitch(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
