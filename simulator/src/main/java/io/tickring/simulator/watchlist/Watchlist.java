package io.tickring.simulator.watchlist;

import java.util.List;

/**
 * A named list of markets.
 *
 * @param id     digits
 * @param system whether the broker made it: then it stays as it is
 * @param epics  in the order in which they were added, each once
 */
public record Watchlist(String id, String name, boolean system, List<String> epics) {
}
