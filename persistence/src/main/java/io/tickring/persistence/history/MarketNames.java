package io.tickring.persistence.history;

/** Which number stands for which symbol. Safe for any thread that reads histories. */
public interface MarketNames {
    /** @return the symbol of a number; {@code ?} where there is none */
    String symbol(int market);

    /** @return the number of a symbol, or {@link io.tickring.engine.tick.TickEvent#UNKNOWN_MARKET} */
    int number(String symbol);
}
