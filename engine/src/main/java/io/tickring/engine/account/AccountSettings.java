package io.tickring.engine.account;

/**
 * How an account is watched. The configuration key of a value is {@code account.} and its name.
 *
 * @param poll               whether it is watched at all
 * @param pollIntervalMs     between two looks at balance, positions and orders, 1,000 to 600,000
 * @param historyIntervalMs  between two looks at activities and transactions, 10,000 to 3,600,000
 * @param snapshotIntervalMs what differs only in its valuation is kept this often, 1,000 to 3,600,000 of venue time
 * @param historyDays        how far back the first start asks, 0 to 3,650
 */
public record AccountSettings(
        boolean poll, long pollIntervalMs, long historyIntervalMs, long snapshotIntervalMs, int historyDays) {
    /** @throws IllegalArgumentException for a value out of range, beginning with its key */
    public AccountSettings {
        requireRange("account.pollIntervalMs", pollIntervalMs, 1_000, 600_000);
        requireRange("account.historyIntervalMs", historyIntervalMs, 10_000, 3_600_000);
        requireRange("account.snapshotIntervalMs", snapshotIntervalMs, 1_000, 3_600_000);
        requireRange("account.historyDays", historyDays, 0, 3_650);
    }

    /** @return what suits most */
    public static AccountSettings defaults() {
        return new AccountSettings(true, 5_000, 60_000, 60_000, 30);
    }

    private static void requireRange(String key, long value, long lowest, long highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(key + " must be " + lowest + " to " + highest + ", is " + value);
        }
    }
}
