package io.tickring.engine.latency;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Time spent by stage, since start and in the last minute: one slow start does not colour the second for ever. Each
 * stage is recorded by one thread without a lock or an allocation; any thread may ask for a summary.
 */
public final class Latencies {
    private static final long HIGHEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final Map<LatencyStage, Stage> stages = new EnumMap<>(LatencyStage.class);
    private long nowMs = Long.MIN_VALUE;

    /** What is known of one stage; all but the recorder under the lock of the whole. */
    private static final class Stage {
        final SingleWriterRecorder recorder = new SingleWriterRecorder(HIGHEST_NS, DIGITS);
        final Histogram total = new Histogram(HIGHEST_NS, DIGITS);
        final LatencyWindow minute = new LatencyWindow(HIGHEST_NS, DIGITS);
        Histogram interval;
    }

    public Latencies() {
        for (LatencyStage stage : LatencyStage.values()) {
            stages.put(stage, new Stage());
        }
    }

    /** @return the recorder of one stage; only the thread that does the stage's work may record */
    public SingleWriterRecorder recorder(LatencyStage stage) {
        return stages.get(stage).recorder;
    }

    /** @return the time as it can be recorded: at least 0, at most a minute */
    public static long bounded(long ns) {
        return Math.min(Math.max(ns, 0), HIGHEST_NS);
    }

    /**
     * Moves the last minute on. Whatever was recorded since the call before counts as of this moment, so somebody calls
     * it about once a second.
     *
     * @param toMs our time, epoch ms; one before that of an earlier call changes nothing of the window
     */
    public synchronized void advance(long toMs) {
        nowMs = Math.max(nowMs, toMs);
        stages.values().forEach(this::collect);
    }

    /** @return one row for each stage, since start */
    public List<LatencySummary> summaries() {
        return summaries(stage -> stage.total);
    }

    /** @return one row for each stage: the 50 to 60 s up to now, as {@link #advance} was told it */
    public List<LatencySummary> lastMinute() {
        return summaries(stage -> stage.minute.sum());
    }

    private synchronized List<LatencySummary> summaries(Function<Stage, Histogram> span) {
        stages.values().forEach(this::collect);
        return Stream.of(LatencyStage.values()).map(name -> summary(name, span.apply(stages.get(name)))).toList();
    }

    /** @return what a stage took since start, in ns: a copy */
    public synchronized Histogram recorded(LatencyStage name) {
        Stage stage = stages.get(name);
        collect(stage);
        return stage.total.copy();
    }

    private void collect(Stage stage) {
        stage.interval = stage.recorder.getIntervalHistogram(stage.interval);
        if (stage.interval.getTotalCount() > 0) {
            stage.total.add(stage.interval);
        }
        stage.minute.add(stage.interval, nowMs);
    }

    private static LatencySummary summary(LatencyStage stage, Histogram taken) {
        if (taken.getTotalCount() == 0) {
            return new LatencySummary(stage, 0, 0, 0, 0, 0);
        }
        return new LatencySummary(stage, taken.getTotalCount(), taken.getValueAtPercentile(50),
                taken.getValueAtPercentile(99), taken.getValueAtPercentile(99.9), taken.getMaxValue());
    }
}
