package io.tickring.simulator.market;

/** Gives the quotes of a source at their time. Stream loop only. */
public interface QuotePump {

    /**
     * Hands every quote that is due to the sink.
     *
     * @return ns after which there may be more, 0 for at once, {@link Long#MAX_VALUE} for never again
     */
    long pass(QuoteSink sink);
}
