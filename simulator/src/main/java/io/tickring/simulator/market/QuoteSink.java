package io.tickring.simulator.market;

/** Where a {@link QuotePump} puts quotes. Stream loop only. */
public interface QuoteSink {

    /** @return whether anyone has subscribed to this market */
    boolean wanted(int market);

    /** @return whether anyone needs its quotes though nobody may have subscribed */
    default boolean traded(int market) {
        return false;
    }

    /** @return whether every subscriber of this market takes more without a buffer growing */
    boolean ready(int market);

    /** One quote; prices in points of the instrument, sizes in millionths. */
    void quote(int market, long timeMs, long bid, long ask, long bidSizeMicros, long askSizeMicros);
}
