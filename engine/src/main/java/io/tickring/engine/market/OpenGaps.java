package io.tickring.engine.market;

import io.tickring.engine.checkpoint.Checkpointed;
import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import java.util.Arrays;

/**
 * The gaps that have begun and not ended. A gap is told twice: when it begins, with both bounds there, and when it
 * ends; one that turns out to be none ends with both bounds behind its beginning. So a daemon that is killed in between
 * leaves behind where the gap of its successor begins. Belongs to one thread.
 */
public final class OpenGaps implements Checkpointed {
    private final long[] fromMs;

    /** @param markets rows, the market {@code ?} included */
    public OpenGaps(int markets) {
        fromMs = new long[markets];
        Arrays.fill(fromMs, TickEvent.ABSENT);
    }

    /** Takes a GAP event. What the disk had no room for says nothing of the venue's data. */
    public void onGap(TickEvent gap) {
        if (gap.gapReason == GapReason.NOT_JOURNALED) {
            return;
        }
        long openMs = fromMs[gap.market];
        boolean begins = gap.gapFromMs == gap.gapToMs && (openMs == TickEvent.ABSENT || openMs == gap.gapFromMs);
        fromMs[gap.market] = begins ? gap.gapFromMs : TickEvent.ABSENT;
    }

    /** @return where the market's open gap began, the venue's time in epoch ms, or {@link TickEvent#ABSENT} */
    public long fromMs(int market) {
        return fromMs[market];
    }

    @Override
    public void save(StateOutput out) {
        for (int market = 0; market < fromMs.length; market++) {
            if (fromMs[market] != TickEvent.ABSENT) {
                out.putInt(market).putLong(fromMs[market]);
            }
        }
        out.putInt(-1);
    }

    @Override
    public void restore(StateInput in) {
        for (int market = in.getInt(); market >= 0; market = in.getInt()) {
            fromMs[market] = in.getLong();
        }
    }
}
