package io.tickring.engine.market;

/** There are more markets than the engine's tables hold. The message is one line for the operator. */
public final class TooManyMarketsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyMarketsException(int most) {
        super("more than " + most + " markets: raise engine.maxMarkets");
    }
}
