package io.tickring.daemon.node;

import io.tickring.engine.Engine;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.recover.Recovered;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Since when no daemon listened to a market, in the venue's time: where its gap began that had not ended, as an orderly
 * stop leaves one for every market; after a kill, its own last tick, or the last one of any market less what the venue
 * gives out of order, whichever is later; nothing for a market that none ever collected.
 */
final class DownTimes implements IntToLongFunction {
    private static final long DISORDER_MS = 500;

    private final long[] sinceMs;

    private DownTimes(long[] sinceMs) {
        this.sinceMs = sinceMs;
    }

    /** @param engine as recovery left it */
    static DownTimes of(Recovered recovered, Engine engine) {
        long[] sinceMs = new long[engine.markets().capacity()];
        Arrays.fill(sinceMs, TickEvent.ABSENT);
        if (recovered.stoppedAtNs() != 0) {
            long stoppedMs = Math.min(newestMs(engine), engine.marketTimeMs(recovered.stoppedAtNs())) - DISORDER_MS;
            for (int market = 1; market < engine.markets().size(); market++) {
                long openMs = engine.openGapFromMs(market);
                sinceMs[market] = openMs != TickEvent.ABSENT ? openMs
                        : Math.max(engine.lastAcceptedMs(market), stoppedMs);
            }
        }
        return new DownTimes(sinceMs);
    }

    /** @return time of the newest tick of all, the highest number there is where there is none */
    private static long newestMs(Engine engine) {
        return IntStream.range(1, engine.markets().size()).mapToLong(engine::lastAcceptedMs)
                .filter(timeMs -> timeMs != TickEvent.ABSENT).max().orElse(Long.MAX_VALUE);
    }

    @Override
    public long applyAsLong(int market) {
        return sinceMs[market];
    }
}
