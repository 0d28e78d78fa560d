package io.tickring.persistence.codec;

/** The times that the next record of a batch is written as a difference to. Starts at zero in each batch. */
public final class Deltas {
    long receiveTimeNs;
    long exchangeTimeMs;

    public void reset() {
        receiveTimeNs = 0;
        exchangeTimeMs = 0;
    }
}
