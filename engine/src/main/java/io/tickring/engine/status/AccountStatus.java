package io.tickring.engine.status;

/**
 * The watch over the account at one moment.
 *
 * @param reason        why it is in that state, for a person; never a secret
 * @param accountId     the account watched, empty before log-in
 * @param currency      of the account, empty before the first look
 * @param lastPolledMs  the venue's time of the last look that succeeded, epoch ms; 0 before one
 * @param positions     open then
 * @param workingOrders waiting then
 * @param activities    kept of this account
 * @param transactions  kept of this account
 * @param failures      attempts to ask or to keep that failed, since start
 */
public record AccountStatus(
        AccountState state, String reason, String accountId, String currency, long lastPolledMs, int positions,
        int workingOrders, int activities, int transactions, long failures) {
    /** @return of a feed behind which no account is watched */
    public static AccountStatus off(String reason) {
        return new AccountStatus(AccountState.OFF, reason, "", "", 0, 0, 0, 0, 0, 0);
    }
}
