package io.tickring.simulator.synthetic;

import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.Quote;
import java.util.Arrays;

/**
 * The quotes of one market in one minute, made again from seed, epic and minute whenever they are needed: a bridge
 * from the level of this minute to that of the next. Holds one minute at a time. Not thread-safe.
 */
final class MinuteTicks {
    /** The middle price keeps within this many deviations of the straight line between the levels. */
    static final double REACH = 1.5;
    static final double NARROWEST = 0.8;
    static final double WIDEST = 1.4;
    private static final long MICROS = 1_000_000;

    private final LevelPath path;
    private final double ticksPerMinute;
    private final long seed;
    private long minute = Long.MIN_VALUE;
    private int count;
    private int[] offsetMs = new int[0];
    private long[] bid = new long[0];
    private long[] ask = new long[0];
    private long[] bidSize = new long[0];
    private long[] askSize = new long[0];

    MinuteTicks(LevelPath path, double rateFactor, long seed) {
        this.path = path;
        this.ticksPerMinute = path.instrument().ticksPerSecond() * 60 * rateFactor;
        this.seed = Noise.hash(Noise.hash(seed, path.instrument().epic()), "ticks");
    }

    /** @return how many quotes a minute has, without making them; 0 while the market is closed */
    int countOf(long epochMinute) {
        if (!path.isOpen(epochMinute)) {
            return 0;
        }
        double mean = ticksPerMinute * path.clock().activity(epochMinute);
        double drawn = mean + Math.sqrt(mean) * Noise.gauss(Noise.hash(seed, epochMinute));
        return Math.max(0, (int) Math.round(drawn));
    }

    MinuteTicks make(long epochMinute) {
        return make(epochMinute, path.at(epochMinute), path.at(epochMinute + 1));
    }

    /** For callers that know the levels at both ends already. */
    MinuteTicks make(long epochMinute, double from, double to) {
        if (epochMinute == minute) {
            return this;
        }
        minute = epochMinute;
        count = countOf(epochMinute);
        reserve();
        bridge(from, to);
        return this;
    }

    private void bridge(double from, double to) {
        Instrument instrument = path.instrument();
        double deviation = from * path.deviation(minute);
        double halfSpread = halfSpread(from);
        double limit = REACH * deviation;
        double usual = instrument.assetClass().usualSize();
        long state = Noise.hash(seed, ~minute);
        double time = 0;
        double off = 0;
        for (int i = 0; i < count; i++) {
            long step = Noise.hash(state, 2L * i);
            long extra = Noise.hash(state, 2L * i + 1);
            double next = (i + (extra >>> 40) * 0x1p-24) / count;
            double left = (1 - next) / (1 - time);
            off = off * left + deviation * Math.sqrt((next - time) * left) * Noise.gauss(step);
            off = Math.max(-limit, Math.min(limit, off));
            time = next;
            double half = halfSpread * (NARROWEST + (WIDEST - NARROWEST) * ((extra & 0xFFFF) * 0x1p-16));
            double middle = from + (to - from) * next + off;
            offsetMs[i] = (int) (next * 60_000);
            bid[i] = Math.round(middle - half);
            ask[i] = Math.max(bid[i] + 1, Math.round(middle + half));
            bidSize[i] = size(usual, extra >>> 16 & 0xFFF);
            askSize[i] = size(usual, extra >>> 28 & 0xFFF);
        }
    }

    double halfSpread(double level) {
        return level * path.instrument().spreadBps() / 20_000;
    }

    private static long size(double usual, long draw) {
        return Math.max(1, Math.round(usual * (0.5 + draw * 0x1p-12))) * MICROS;
    }

    private void reserve() {
        if (count > bid.length) {
            int room = count + count / 4;
            offsetMs = Arrays.copyOf(offsetMs, room);
            bid = Arrays.copyOf(bid, room);
            ask = Arrays.copyOf(ask, room);
            bidSize = Arrays.copyOf(bidSize, room);
            askSize = Arrays.copyOf(askSize, room);
        }
    }

    int count() {
        return count;
    }

    long minute() {
        return minute;
    }

    /** @return epoch ms of the i-th quote; they ascend */
    long timeMs(int i) {
        return minute * 60_000 + offsetMs[i];
    }

    long bid(int i) {
        return bid[i];
    }

    long ask(int i) {
        return ask[i];
    }

    long bidSizeMicros(int i) {
        return bidSize[i];
    }

    long askSizeMicros(int i) {
        return askSize[i];
    }

    /** @return the i-th quote as an object of its own */
    Quote quote(int i) {
        return new Quote(timeMs(i), bid[i], ask[i], bidSize[i], askSize[i]);
    }
}
