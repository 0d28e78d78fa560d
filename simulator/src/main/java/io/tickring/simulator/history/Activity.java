package io.tickring.simulator.history;

import java.math.BigDecimal;

/**
 * Something that happened to an order or position.
 *
 * @param timeMs        simulated time, epoch ms
 * @param dealReference of the order, or {@code p_} and the deal id of the position
 * @param level         a price, 0 where there is none
 */
public record Activity(long timeMs, String epic, String dealId, Source source, Type type, Status status,
                       String dealReference, String marketName, String currency, BigDecimal size, String direction,
                       double level, boolean guaranteedStop) {

    /** Who caused it. */
    public enum Source { CLOSE_OUT, DEALER, SL, SYSTEM, TP, USER }

    /** What it was about. */
    public enum Type { POSITION, WORKING_ORDER, EDIT_STOP_AND_LIMIT, SWAP, SYSTEM }

    /** How it ended. */
    public enum Status {
        ACCEPTED, CREATED, EXECUTED, EXPIRED, REJECTED, MODIFIED, MODIFY_REJECT, CANCELLED, CANCEL_REJECT, UNKNOWN
    }
}
