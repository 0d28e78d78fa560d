package io.tickring.engine.account;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * A movement of money on an account.
 *
 * @param timeMs     when it happened, epoch ms UTC
 * @param type       for example TRADE, SWAP, DEPOSIT or TRADE_COMMISSION
 * @param instrument what the venue names the market by here: not always the symbol
 * @param note       for a person
 * @param reference  the venue's number of the movement; movements of different types may share one
 * @param amount     in {@code currency}, below zero where it left the account
 * @param status     where the venue tells one; may change later
 */
public record AccountTransaction(
        long timeMs, String accountId, Optional<String> type, Optional<String> instrument, Optional<String> note,
        Optional<String> reference, BigDecimal amount, Optional<String> currency, Optional<String> status)
        implements AccountRecord {
    public AccountTransaction {
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(amount, "amount");
    }
}
