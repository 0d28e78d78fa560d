package io.tickring.benchmarks.redis;

import io.tickring.benchmarks.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The cache's server, away, frozen, full, emptied, replaced and refusing, while the daemon is under load. */
@Command(name = "redis", mixinStandardHelpOptions = true, description = {
    "Does to a real Redis what can be done to it while the daemon writes there under load: down, frozen, full,",
    "flushed, replaced, one command refused. Measures the ticks' way to the journal with and without each fault, in",
    "turns, and compares Redis with the journal afterwards.",
    "Exit code 0: everything held; 1: something did not; 2: wrong usage."})
public final class RedisCommand implements Callable<Integer> {
    private static final double MS_PER_SECOND = 1e3;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3",
            description = "Times that each fault is made (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--window", paramLabel = "S", defaultValue = "3",
            description = "Seconds of each span that is measured (default: ${DEFAULT-VALUE}).")
    private double windowSeconds;

    @Option(names = "--rate-factor", paramLabel = "X", defaultValue = "1",
            description = "Multiplies the simulated markets' rates; 1 makes about 6,500 ticks a second (default: "
                + "${DEFAULT-VALUE}).")
    private double rateFactor;

    @Mixin
    private Trial trial;

    @Override
    public Integer call() throws Exception {
        RedisCampaignSettings settings = trial.settings(() -> new RedisCampaignSettings(rounds,
                Duration.ofMillis(Math.round(windowSeconds * MS_PER_SECOND)), trial.seed(), rateFactor,
                List.of(RedisFault.values())));
        return trial.run((directory, progress) -> new RedisCampaign(settings, directory, progress).run());
    }
}
