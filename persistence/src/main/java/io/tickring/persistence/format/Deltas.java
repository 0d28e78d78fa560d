package io.tickring.persistence.format;

/** The times that the next record of a batch is written as a difference to. Starts at zero in each batch. */
final class Deltas {
    long receiveTimeNs;
    long exchangeTimeMs;

    void reset() {
        receiveTimeNs = 0;
        exchangeTimeMs = 0;
    }
}
