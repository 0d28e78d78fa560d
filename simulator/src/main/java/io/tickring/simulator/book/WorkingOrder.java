package io.tickring.simulator.book;

import io.tickring.simulator.order.EntryTicket;

/**
 * An order that waits for its price.
 *
 * @param sinceMs simulated time of the last change, epoch ms; quotes up to then do not trigger it
 */
public record WorkingOrder(String dealId, String reference, EntryTicket ticket, int leverage, long createdMs,
                           long sinceMs) {

    public WorkingOrder with(EntryTicket changed, long nowMs) {
        return new WorkingOrder(dealId, reference, changed, leverage, createdMs, nowMs);
    }
}
