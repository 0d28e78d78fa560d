package io.tickring.engine.account;

/**
 * Something known of a financial account at the venue. Money is exact, in the currency named beside it; times are the
 * venue's, epoch ms UTC.
 */
public sealed interface AccountRecord
        permits AccountBalance, OpenPositions, WorkingOrders, AccountActivity, AccountTransaction, HistoryMark {
    /** @return when it held or happened, epoch ms UTC */
    long timeMs();

    /** @return the venue's number of the account */
    String accountId();
}
