package io.tickring.benchmarks.campaign.evidence;

/**
 * One quote frame that the simulator handed to a socket.
 *
 * @param order      its number since the simulator's start, from 0
 * @param connection number of the socket
 * @param fault      the fault that added, changed or delayed it; empty for none
 */
public record HandedFrame(long order, QuoteKey quote, int connection, String fault) {

    public boolean isUndisturbed() {
        return fault.isEmpty();
    }
}
