package io.tickring.benchmarks.redis;

import io.tickring.benchmarks.cache.CacheView;
import io.tickring.benchmarks.campaign.DaemonProcess;
import io.tickring.benchmarks.checker.CheckerProcess;
import io.tickring.simulator.Simulator;
import io.tickring.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A simulator in this process, the daemon in another, a real Redis in a third, and faults of it, one after the other.
 * At the end the checker judges the journal.
 */
final class RedisCampaign {
    private static final int SYMBOLS = 100;
    private static final double SPEED = 60;
    private static final long KEPT_MINUTES = 1;
    /** As it ships, but Redis keeps ticks only so long that the campaign sees them go, and no history is loaded. */
    private static final Map<String, String> SETTINGS = Map.of(
            "TICKRING_REDIS_INSTANCE", CacheView.INSTANCE,
            "TICKRING_REDIS_TICK_MINUTES", Long.toString(KEPT_MINUTES),
            "TICKRING_BACKFILL_MINUTE_DAYS", "0",
            "TICKRING_BACKFILL_DAY_YEARS", "0",
            "TICKRING_ACCOUNT_POLL", "false");

    private final RedisCampaignSettings settings;
    private final Path directory;
    private final Consumer<String> progress;

    /**
     * @param directory for the ledger, the daemon's data, Redis and their logs
     * @param progress  takes a line now and then
     */
    RedisCampaign(RedisCampaignSettings settings, Path directory, Consumer<String> progress) {
        this.settings = settings;
        this.directory = directory.toAbsolutePath();
        this.progress = progress;
    }

    /** @throws Exception where the rig itself fails; what the daemon does is in the result */
    RedisResult run() throws Exception {
        try (RedisServer redis = RedisServer.start(Files.createDirectory(directory.resolve("redis")));
                Simulator venue = Simulator.start(SimulatorSettings.builder().symbols(SYMBOLS).seed(settings.seed())
                        .speed(SPEED).rateFactor(settings.rateFactor()).roundTheClock(true).ledgerFile(ledger())
                        .build());
                DaemonProcess daemon = DaemonProcess.start(directory, venue, environment(redis));
                CacheView cache = new CacheView(daemon.journal(), KEPT_MINUTES)) {
            FaultBench bench = new FaultBench(redis, daemon, cache, settings.window());
            bench.warmUp(SYMBOLS);
            List<Attempt> attempts = attempts(bench);
            Path witnesses = Files.writeString(directory.resolve("witnesses.csv"), "1," + bench.journaled() + "\n");
            int exitCode = daemon.stop();
            progress.accept("checking the journal");
            return new RedisResult(settings, attempts, exitCode,
                    CheckerProcess.judge(directory, daemon.journal(), ledger(), witnesses));
        }
    }

    private List<Attempt> attempts(FaultBench bench) throws IOException, InterruptedException {
        List<Attempt> attempts = new ArrayList<>();
        List<RedisFault> plan = settings.plan();
        for (RedisFault fault : plan) {
            attempts.add(bench.run(fault));
            progress.accept(attempts.size() + " of " + plan.size() + ": " + fault);
        }
        return attempts;
    }

    private Path ledger() {
        return directory.resolve("ledger.csv");
    }

    private static Map<String, String> environment(RedisServer redis) {
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.put("TICKRING_REDIS_URL", redis.url());
        return all;
    }
}
