package io.tickring.benchmarks.redis;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * All attempts of one fault together.
 *
 * @param withoutUs  median over the attempts of the ticks' p50 in the spans without it
 * @param withUs     the same with it
 * @param ratio      median of the attempts' ratios, {@code leastRatio} to {@code mostRatio}
 * @param felt       attempts in which the daemon noticed
 * @param recoveredS longest
 * @param grownMb    most that the live heap grew by
 */
record FaultRow(
        RedisFault fault, int attempts, double withoutUs, double withUs, double ratio, double leastRatio,
        double mostRatio, long felt, double recoveredS, double grownMb, long compared, List<String> differences) {
    static final String HEAD = String.format("%-9s %11s %11s %22s %13s %11s %17s%n", "fault", "p50 before",
            "p50 during", "during / before", "equal after", "heap grew", "differences");
    private static final double BYTES_PER_MB = 1 << 20;

    static FaultRow of(RedisFault fault, List<Attempt> all) {
        List<Attempt> its = all.stream().filter(attempt -> attempt.fault() == fault).toList();
        double[] ratios = sorted(its, Attempt::ratio);
        double[] recovered = sorted(its, Attempt::recoveredS);
        double[] grown = sorted(its, Attempt::grownBytes);
        return new FaultRow(fault, its.size(), median(sorted(its, Attempt::withoutUs)),
                median(sorted(its, Attempt::withUs)), median(ratios), ratios[0], ratios[ratios.length - 1],
                its.stream().filter(Attempt::felt).count(), recovered[recovered.length - 1],
                grown[grown.length - 1] / BYTES_PER_MB, its.stream().mapToLong(Attempt::compared).sum(),
                its.stream().flatMap(attempt -> attempt.differences().stream()).toList());
    }

    private static double[] sorted(List<Attempt> attempts, ToDoubleFunction<Attempt> figure) {
        return attempts.stream().mapToDouble(figure).sorted().toArray();
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    String line() {
        return String.format(Locale.ROOT,
                "%-9s %8.1f us %8.1f us %6.2f (%5.2f .. %5.2f) %11.1f s %8.1f MB %4d of %,9d%n",
                fault.isControl() ? "control" : fault.toString(), withoutUs, withUs, ratio, leastRatio, mostRatio,
                recoveredS, grownMb, differences.size(), compared);
    }
}
