package io.tickring.web.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.tickring.engine.latency.Latencies;
import io.tickring.engine.latency.LatencyStage;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The times of each stage since start as buckets. What the percentiles since start hide, the difference of two scrapes
 * has: those of the time between.
 */
final class StageHistogram implements Collector {
    private static final String NAME = "tickring_stage_seconds";
    private static final double NS_PER_SECOND = 1e9;
    /** Ten to a decade, by ISO 3, so that a quantile is known to some percent. */
    private static final String[] STEPS = {"1", "1.25", "1.6", "2", "2.5", "3.15", "4", "5", "6.3", "8"};
    private static final int SHORTEST_EXPONENT = -7;
    private static final double[] BOUNDS = bounds();

    private final Latencies latencies;

    StageHistogram(Latencies latencies) {
        this.latencies = latencies;
    }

    /** @return upper ends in seconds, 100 ns to 0.8 s and all above */
    private static double[] bounds() {
        double[] bounds = new double[-SHORTEST_EXPONENT * STEPS.length + 1];
        for (int i = 0; i < bounds.length - 1; i++) {
            bounds[i] = Double.parseDouble(STEPS[i % STEPS.length] + "e" + (SHORTEST_EXPONENT + i / STEPS.length));
        }
        bounds[bounds.length - 1] = Double.POSITIVE_INFINITY;
        return bounds;
    }

    @Override
    public MetricSnapshot collect() {
        HistogramSnapshot.Builder all = HistogramSnapshot.builder().name(NAME)
                .help("Time of a tick by stage since start");
        for (LatencyStage stage : LatencyStage.values()) {
            all.dataPoint(point(stage.key(), latencies.recorded(stage)));
        }
        return all.build();
    }

    private static HistogramDataPointSnapshot point(String stage, Histogram recorded) {
        long[] counts = new long[BOUNDS.length];
        double sum = 0;
        for (HistogramIterationValue each : recorded.recordedValues()) {
            double seconds = each.getValueIteratedTo() / NS_PER_SECOND;
            counts[bucket(seconds)] += each.getCountAtValueIteratedTo();
            sum += seconds * each.getCountAtValueIteratedTo();
        }
        return HistogramDataPointSnapshot.builder().labels(Labels.of("stage", stage))
                .classicHistogramBuckets(ClassicHistogramBuckets.of(BOUNDS, counts)).sum(sum).build();
    }

    private static int bucket(double seconds) {
        int found = Arrays.binarySearch(BOUNDS, seconds);
        return found < 0 ? -found - 1 : found;
    }
}
