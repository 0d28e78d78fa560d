package io.tickring.simulator.ledger;

/**
 * One frame that was handed to a socket.
 *
 * @param frame      its number since the start, from 0
 * @param timestamp  as in the frame, epoch ms
 * @param connection number of the socket, from 1
 * @param fault      name of the fault that added, changed or delayed the frame, whose bid and ask are the market's
 *                   nevertheless; empty for none
 */
public record LedgerRow(long frame, long timestamp, String epic, double bid, double ask, int connection,
                        String fault) {
}
