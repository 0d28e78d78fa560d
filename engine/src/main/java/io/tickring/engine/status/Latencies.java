package io.tickring.engine.status;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Time spent by stage. Each stage is recorded by one thread without a lock or an allocation; any thread may ask for a
 * summary, which adds what was recorded since the last call to the total since start.
 */
public final class Latencies {
    private static final long HIGHEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final Map<LatencyStage, SingleWriterRecorder> recorders = new EnumMap<>(LatencyStage.class);
    private final Map<LatencyStage, Histogram> totals = new EnumMap<>(LatencyStage.class);
    private final Map<LatencyStage, Histogram> spare = new EnumMap<>(LatencyStage.class);

    public Latencies() {
        for (LatencyStage stage : LatencyStage.values()) {
            recorders.put(stage, new SingleWriterRecorder(HIGHEST_NS, DIGITS));
            totals.put(stage, new Histogram(HIGHEST_NS, DIGITS));
        }
    }

    /** @return the recorder of one stage; only the thread that does the stage's work may record */
    public SingleWriterRecorder recorder(LatencyStage stage) {
        return recorders.get(stage);
    }

    /** @return the time as it can be recorded: at least 0, at most a minute */
    public static long bounded(long ns) {
        return Math.min(Math.max(ns, 0), HIGHEST_NS);
    }

    /** @return one row for each stage, since start */
    public synchronized List<LatencySummary> summaries() {
        return Stream.of(LatencyStage.values()).map(this::summary).toList();
    }

    private LatencySummary summary(LatencyStage stage) {
        Histogram interval = recorders.get(stage).getIntervalHistogram(spare.get(stage));
        spare.put(stage, interval);
        Histogram total = totals.get(stage);
        total.add(interval);
        return new LatencySummary(stage, total.getTotalCount(), total.getValueAtPercentile(50),
                total.getValueAtPercentile(99), total.getValueAtPercentile(99.9), total.getMaxValue());
    }
}
