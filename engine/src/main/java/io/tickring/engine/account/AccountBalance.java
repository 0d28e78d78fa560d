package io.tickring.engine.account;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Money of an account at one moment.
 *
 * @param timeMs     when the venue was asked, its time, epoch ms UTC
 * @param currency   ISO code of all four amounts
 * @param balance    deposit and running profit together
 * @param deposit    what is there without the open positions
 * @param profitLoss of the open positions, as the venue values them
 * @param available  what further positions may bind
 */
public record AccountBalance(
        long timeMs, String accountId, String currency, BigDecimal balance, BigDecimal deposit, BigDecimal profitLoss,
        BigDecimal available) implements AccountRecord {
    public AccountBalance {
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(balance, "balance");
        Objects.requireNonNull(deposit, "deposit");
        Objects.requireNonNull(profitLoss, "profitLoss");
        Objects.requireNonNull(available, "available");
    }
}
