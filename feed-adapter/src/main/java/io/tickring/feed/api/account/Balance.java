package io.tickring.feed.api.account;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Money of an account, in its currency.
 *
 * @param balance    deposit and running profit together
 * @param deposit    what is there without the open positions
 * @param profitLoss of the open positions
 * @param available  what further positions may bind
 */
public record Balance(
        Optional<BigDecimal> balance, Optional<BigDecimal> deposit, Optional<BigDecimal> profitLoss,
        Optional<BigDecimal> available) {
}
