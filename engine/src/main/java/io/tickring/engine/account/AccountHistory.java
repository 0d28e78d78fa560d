package io.tickring.engine.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of accounts. Times are the venue's, epoch ms UTC. For any thread.
 *
 * <p>Every method throws {@link java.io.UncheckedIOException} where the disk cannot be read.
 */
public interface AccountHistory {
    /** @return accounts of which anything is kept */
    Set<String> accounts();

    /**
     * @param fromMs inclusive
     * @param toMs   exclusive
     * @return ascending; while nothing but the valuation changes, one in each interval of the settings. Read from the
     *         disk, so it may take its time
     */
    List<AccountBalance> balances(String accountId, long fromMs, long toMs);

    /** @return the latest kept, empty before the first */
    Optional<OpenPositions> openPositions(String accountId);

    /** @return the latest kept, empty before the first */
    Optional<WorkingOrders> workingOrders(String accountId);

    /**
     * @param fromMs inclusive
     * @param toMs   exclusive
     * @return ascending, each once
     */
    List<AccountActivity> activities(String accountId, long fromMs, long toMs);

    /**
     * @param fromMs inclusive
     * @param toMs   exclusive
     * @return ascending, each once, with the status last told
     */
    List<AccountTransaction> transactions(String accountId, long fromMs, long toMs);
}
