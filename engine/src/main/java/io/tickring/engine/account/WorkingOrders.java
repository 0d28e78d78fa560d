package io.tickring.engine.account;

import java.util.List;
import java.util.Objects;

/**
 * All working orders of an account at one moment; none is an empty list.
 *
 * @param timeMs when the venue was asked, its time, epoch ms UTC
 */
public record WorkingOrders(long timeMs, String accountId, List<WorkingOrder> orders) implements AccountRecord {
    public WorkingOrders {
        Objects.requireNonNull(accountId, "accountId");
        orders = List.copyOf(orders);
    }
}
