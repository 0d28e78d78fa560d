package io.tickring.daemon.export;

import java.util.Set;

/**
 * Which part of the journal is wanted.
 *
 * @param symbols markets; empty for all
 * @param fromMs  the venue's time, epoch ms, inclusive
 * @param toMs    the venue's time, epoch ms, exclusive
 */
public record Selection(Set<String> symbols, long fromMs, long toMs) {
    public Selection {
        symbols = Set.copyOf(symbols);
    }

    boolean wants(String symbol) {
        return symbols.isEmpty() || symbols.contains(symbol);
    }

    boolean wants(long timeMs) {
        return timeMs >= fromMs && timeMs < toMs;
    }
}
