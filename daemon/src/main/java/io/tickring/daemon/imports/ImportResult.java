package io.tickring.daemon.imports;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.validation.TickCounters;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of the ticks of a file: {@code received = accepted + duplicate + sum of rejected}.
 *
 * @param rejected by reason, only those that occurred
 * @param late     accepted, but too old to change a bar
 * @param bars     minutes that have a bar
 * @param seconds  the whole import took
 */
@JsonPropertyOrder({"received", "accepted", "duplicate", "rejected", "late", "bars", "markets", "seconds"})
public record ImportResult(
        long received, long accepted, long duplicate, Map<String, Long> rejected, long late, long bars, int markets,
        double seconds) {

    private static final Set<RejectReason> NO_REJECTS = EnumSet.of(RejectReason.NONE, RejectReason.DUPLICATE);

    static ImportResult of(TickCounters counters, int markets, long bars, double seconds) {
        Map<String, Long> rejected = new TreeMap<>();
        for (RejectReason reason : EnumSet.complementOf(EnumSet.copyOf(NO_REJECTS))) {
            if (counters.total(reason) > 0) {
                rejected.put(reason.key(), counters.total(reason));
            }
        }
        long late = 0;
        int seen = 0;
        for (int market = 0; market < markets; market++) {
            late += counters.late(market);
            seen += market > 0 && counters.received(market) > 0 ? 1 : 0;
        }
        return new ImportResult(counters.received(), counters.accepted(), counters.duplicate(), rejected, late, bars,
                seen, seconds);
    }
}
