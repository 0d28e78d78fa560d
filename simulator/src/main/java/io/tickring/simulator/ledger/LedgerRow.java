package io.tickring.simulator.ledger;

/**
 * One frame that was handed to a socket.
 *
 * @param frame      its number since the start, from 0
 * @param timestamp  as in the frame, epoch ms
 * @param connection number of the socket, from 1
 */
public record LedgerRow(long frame, long timestamp, String epic, double bid, double ask, int connection) {
}
