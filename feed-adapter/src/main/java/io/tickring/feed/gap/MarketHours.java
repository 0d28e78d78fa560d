package io.tickring.feed.gap;

import io.tickring.engine.time.TimeRange;
import java.util.List;

/** When markets trade, in the venue's time. For any thread. */
public interface MarketHours {
    /** @return the parts of this interval in which the market traded or may have traded, ascending */
    List<TimeRange> open(int market, long fromMs, long toMs);

    /** @return whether the market trades, or nothing is known of that */
    boolean isOpen(int market, long timeMs);

    /** @return how much of this interval the market traded, ms */
    default long openMs(int market, long fromMs, long toMs) {
        return open(market, fromMs, toMs).stream().mapToLong(span -> span.toMs() - span.fromMs()).sum();
    }
}
