package io.tickring.daemon.node;

import io.tickring.engine.Engine;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.recover.Recovered;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Since when no daemon listened to a market, by the venue's clock as it ran then: where its gap began that had not
 * ended, otherwise where the last daemon was last seen; nothing for a market that none ever collected.
 */
final class DownTimes implements IntToLongFunction {
    private final long[] sinceMs;

    private DownTimes(long[] sinceMs) {
        this.sinceMs = sinceMs;
    }

    /** @param engine as recovery left it */
    static DownTimes of(Recovered recovered, Engine engine) {
        long[] sinceMs = new long[engine.markets().capacity()];
        Arrays.fill(sinceMs, TickEvent.ABSENT);
        if (recovered.stoppedAtNs() != 0) {
            long stoppedMs = engine.marketTimeMs(recovered.stoppedAtNs());
            for (int market = 1; market < engine.markets().size(); market++) {
                long openMs = engine.openGapFromMs(market);
                sinceMs[market] = openMs == TickEvent.ABSENT ? stoppedMs : openMs;
            }
        }
        return new DownTimes(sinceMs);
    }

    @Override
    public long applyAsLong(int market) {
        return sinceMs[market];
    }
}
