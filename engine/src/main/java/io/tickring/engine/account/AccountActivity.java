package io.tickring.engine.account;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that was done on an account. It has no number of its own: several may share a deal, and several may happen
 * in one millisecond. What it is, is all that is told of it.
 *
 * @param timeMs    when it happened, epoch ms UTC
 * @param dealId    the venue's name of the position or order
 * @param source    who did it: CLOSE_OUT, DEALER, SL, SYSTEM, TP or USER
 * @param type      POSITION, WORKING_ORDER, EDIT_STOP_AND_LIMIT, SWAP or SYSTEM
 * @param status    what came of it, for example ACCEPTED, EXECUTED or REJECTED
 * @param reference of the deal
 * @param size      in units of the market
 * @param level     price; the venue may tell it later than the rest, and writes 0 or nothing until then
 * @param currency  of the level
 */
public record AccountActivity(
        long timeMs, String accountId, Optional<String> dealId, Optional<String> symbol, Optional<String> source,
        Optional<String> type, Optional<String> status, Optional<String> reference, Optional<Side> side,
        Optional<BigDecimal> size, Optional<BigDecimal> level, Optional<String> currency, boolean guaranteedStop)
        implements AccountRecord {
    public AccountActivity {
        Objects.requireNonNull(accountId, "accountId");
    }
}
