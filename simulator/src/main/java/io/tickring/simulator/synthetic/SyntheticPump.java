package io.tickring.simulator.synthetic;

import io.tickring.simulator.market.QuotePump;
import io.tickring.simulator.market.QuoteSink;
import java.util.function.LongSupplier;

/** Gives each market's quotes when the simulated time reaches theirs; markets nobody wants cost nothing. */
final class SyntheticPump implements QuotePump {
    private static final long FLOWING_NS = 1_000_000;
    private static final long IDLE_NS = 20_000_000;

    private final MinuteTicks[] ticks;
    private final LongSupplier nowMs;
    private final int[] next;
    private final boolean[] flowingBefore;
    private final boolean[] subscribedBefore;

    SyntheticPump(MinuteTicks[] ticks, LongSupplier nowMs) {
        this.ticks = ticks;
        this.nowMs = nowMs;
        this.next = new int[ticks.length];
        this.flowingBefore = new boolean[ticks.length];
        this.subscribedBefore = new boolean[ticks.length];
    }

    @Override
    public long pass(QuoteSink sink) {
        long now = nowMs.getAsLong();
        boolean flowing = false;
        for (int market = 0; market < ticks.length; market++) {
            boolean subscribed = sink.wanted(market);
            boolean wanted = subscribed || sink.traded(market);
            if (wanted) {
                pass(market, now, subscribed, sink);
            }
            flowingBefore[market] = wanted;
            subscribedBefore[market] = subscribed;
            flowing |= wanted;
        }
        return flowing ? FLOWING_NS : IDLE_NS;
    }

    private void pass(int market, long now, boolean subscribed, QuoteSink sink) {
        MinuteTicks of = ticks[market];
        if (!flowingBefore[market] || subscribed && !subscribedBefore[market]) {
            startBehind(market, now);
        }
        give(market, of, now, sink);
        while (of.minute() < Math.floorDiv(now, 60_000L)) {
            of.make(of.minute() + 1);
            next[market] = 0;
            give(market, of, now, sink);
        }
    }

    private void give(int market, MinuteTicks of, long now, QuoteSink sink) {
        int i = next[market];
        while (i < of.count() && of.timeMs(i) <= now) {
            sink.quote(market, of.timeMs(i), of.bid(i), of.ask(i), of.bidSizeMicros(i), of.askSizeMicros(i));
            i++;
        }
        next[market] = i;
    }

    /** A new subscriber sees what changes from now on. */
    private void startBehind(int market, long now) {
        MinuteTicks of = ticks[market].make(Math.floorDiv(now, 60_000L));
        int i = 0;
        while (i < of.count() && of.timeMs(i) <= now) {
            i++;
        }
        next[market] = i;
    }
}
