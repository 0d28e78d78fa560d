package io.tickring.engine.validation;

import io.tickring.engine.checkpoint.Checkpointed;
import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.engine.clock.MarketClock;
import io.tickring.engine.clock.TimeSource;
import io.tickring.engine.market.AssetClass;
import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import java.util.Arrays;

/**
 * The first stage of the hot chain: accepts a tick, or rejects it with a reason. Deletes nothing.
 *
 * <p>The rules run from the cheapest to the one that needs the market's past, and the first that fails names the
 * reason. Stale, wide and reordered ticks are marked and pass. Runs on one thread and allocates nothing.
 */
public final class TickValidator implements Checkpointed {
    private static final long YEAR_1990_MS = 631_152_000_000L;
    private static final long YEAR_2100_MS = 4_102_444_800_000L;
    private static final long PPM = 1_000_000;

    private final MarketTable markets;
    private final ValidationSettings settings;
    private final MarketClock clock;
    private final SpikeFilter spikes;
    private final DuplicateFilter duplicates;
    private final long[] spikeLimitPpm = new long[AssetClass.values().length];
    private final long[] lastAcceptedMs;

    public TickValidator(MarketTable markets, ValidationSettings settings, TimeSource timeSource) {
        this.markets = markets;
        this.settings = settings;
        clock = new MarketClock(timeSource);
        spikes = new SpikeFilter(markets.capacity(), settings.referenceMaxAgeMs());
        duplicates = new DuplicateFilter(markets.capacity());
        settings.spikeLimitPpm().forEach((assetClass, ppm) -> spikeLimitPpm[assetClass.ordinal()] = ppm);
        lastAcceptedMs = new long[markets.capacity()];
        Arrays.fill(lastAcceptedMs, Long.MIN_VALUE);
    }

    /** Fills the validator's group of the slot, whatever its kind. */
    public void onEvent(TickEvent event) {
        event.rejectReason = RejectReason.NONE;
        event.marks = 0;
        switch (event.kind) {
            case TICK -> onTick(event);
            case CLOCK -> clock.onClock(event);
            case GAP -> spikes.forget(event.market);
            default -> { }
        }
        event.marketTimeMs = clock.timeMs(event.receiveTimeNs);
    }

    /** @return the market's time at this time of ours, epoch ms */
    public long marketTimeMs(long receiveTimeNs) {
        return clock.timeMs(receiveTimeNs);
    }

    /** @return the venue's time of the market's last accepted tick, epoch ms, or {@link TickEvent#ABSENT} */
    public long lastAcceptedMs(int market) {
        return lastAcceptedMs[market];
    }

    private void onTick(TickEvent tick) {
        tick.definition = markets.get(tick.market);
        tick.rejectReason = judge(tick);
        if (tick.rejectReason == RejectReason.NONE) {
            mark(tick);
        }
    }

    private RejectReason judge(TickEvent tick) {
        if (tick.decodeFault != RejectReason.NONE) {
            return tick.decodeFault;
        }
        if (tick.market == TickEvent.UNKNOWN_MARKET) {
            return RejectReason.UNKNOWN_MARKET;
        }
        RejectReason fieldFault = judgeFields(tick, tick.definition);
        return fieldFault == RejectReason.NONE ? judgeAgainstPast(tick) : fieldFault;
    }

    private RejectReason judgeFields(TickEvent tick, Market market) {
        long bid = tick.bidNanos;
        long ask = tick.askNanos;
        long timeMs = tick.exchangeTimeMs;
        if (bid == TickEvent.ABSENT || ask == TickEvent.ABSENT || timeMs == TickEvent.ABSENT) {
            return RejectReason.MISSING_FIELD;
        }
        if (bid <= 0 || ask <= 0) {
            return RejectReason.NON_POSITIVE;
        }
        if (bid > market.maxPriceNanos() || ask > market.maxPriceNanos()) {
            return RejectReason.ABOVE_MAXIMUM;
        }
        if (bid > ask) {
            return RejectReason.CROSSED;
        }
        if (timeMs < YEAR_1990_MS || timeMs > YEAR_2100_MS) {
            return RejectReason.ABSURD_TIME;
        }
        return isAhead(tick) ? RejectReason.FUTURE : RejectReason.NONE;
    }

    private boolean isAhead(TickEvent tick) {
        clock.onPlausibleTime(tick.exchangeTimeMs);
        return tick.exchangeTimeMs - clock.timeMs(tick.receiveTimeNs) > settings.futureMs() * clock.stretch();
    }

    private RejectReason judgeAgainstPast(TickEvent tick) {
        if (settings.duplicates() && duplicates.repeats(tick)) {
            return RejectReason.DUPLICATE;
        }
        if (settings.spikes()) {
            long limitPpm = spikeLimitPpm[tick.definition.assetClass().ordinal()];
            long level = tick.bidNanos + tick.askNanos;
            if (spikes.rejects(tick.market, level, tick.exchangeTimeMs, limitPpm)) {
                return RejectReason.SPIKE;
            }
        }
        return RejectReason.NONE;
    }

    private void mark(TickEvent tick) {
        long timeMs = tick.exchangeTimeMs;
        int marks = tick.polled ? Marks.POLLED : 0;
        if (clock.timeMs(tick.receiveTimeNs) - timeMs > settings.staleMs() * clock.stretch()) {
            marks |= Marks.STALE;
        }
        long mid = tick.bidNanos + tick.spreadNanos() / 2;
        if (tick.spreadNanos() > mid / PPM * settings.wideSpreadPpm()) {
            marks |= Marks.WIDE_SPREAD;
        }
        if (timeMs < lastAcceptedMs[tick.market]) {
            marks |= Marks.REORDERED;
        }
        lastAcceptedMs[tick.market] = timeMs;
        tick.marks = marks;
    }

    @Override
    public void save(StateOutput out) {
        clock.save(out);
        spikes.save(out);
        duplicates.save(out);
        for (int market = 0; market < lastAcceptedMs.length; market++) {
            if (lastAcceptedMs[market] != Long.MIN_VALUE) {
                out.putInt(market).putLong(lastAcceptedMs[market]);
            }
        }
        out.putInt(-1);
    }

    @Override
    public void restore(StateInput in) {
        clock.restore(in);
        spikes.restore(in);
        duplicates.restore(in);
        for (int market = in.getInt(); market >= 0; market = in.getInt()) {
            lastAcceptedMs[market] = in.getLong();
        }
    }
}
