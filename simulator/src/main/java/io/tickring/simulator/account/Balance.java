package io.tickring.simulator.account;

/**
 * An account's money as the broker shows it, in whole cents.
 *
 * @param balance    deposit and profitLoss together: the equity
 * @param deposit    cash
 * @param profitLoss of the open positions
 * @param available  equity without the margin, not below 0
 */
public record Balance(double balance, double deposit, double profitLoss, double available) {
}
