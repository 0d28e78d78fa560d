package io.tickring.benchmarks.redis;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.benchmarks.cache.CacheView;
import io.tickring.benchmarks.cache.Differences;
import io.tickring.benchmarks.campaign.DaemonProcess;
import io.tickring.benchmarks.campaign.StatusPage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tries one fault at a time on a daemon under load: a span without it, a span with it, its end, and the wait until
 * Redis has everything again.
 */
final class FaultBench {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int WARM_UP_WINDOWS = 5;
    private static final long LOOK_MS = 20;
    /** Behind a collection of the daemon's heap, before a span begins. */
    private static final long CALM_MS = 300;
    private static final double NS_PER_SECOND = 1e9;

    private final RedisServer redis;
    private final StatusPage page;
    private final DaemonHeap heap;
    private final CacheView cache;
    private final Duration window;

    FaultBench(RedisServer redis, DaemonProcess daemon, CacheView cache, Duration window) {
        this.redis = redis;
        this.cache = cache;
        this.window = window;
        page = new StatusPage(daemon.url());
        heap = new DaemonHeap(daemon.pid());
    }

    /** Waits until all markets are there, the code is compiled and Redis follows. */
    void warmUp(int markets) throws IOException, InterruptedException {
        if (!page.awaitSubscribed(markets, PATIENCE)) {
            throw new IOException("the daemon did not subscribe all markets: " + page.status().get("feed"));
        }
        sleep(WARM_UP_WINDOWS * window.toMillis());
        awaitEqual();
    }

    /** A writer that waits to connect again feels no blow. */
    private void awaitEqual() throws IOException, InterruptedException {
        if (Double.isInfinite(secondsUntilEqual(System.nanoTime()))) {
            throw new IOException("Redis does not follow the journal at this rate: " + page.status().get("redis"));
        }
    }

    /** @return the last sequence acknowledged */
    long journaled() throws IOException, InterruptedException {
        return page.status().get("journal").get("sequence").asLong();
    }

    Attempt run(RedisFault fault) throws IOException, InterruptedException {
        settledHeap();
        HotPath without = span();
        long before = settledHeap();
        long failures = failures();
        fault.begin(redis);
        HotPath with = span();
        boolean felt = fault.isControl() || awaitFelt(failures);
        long grown = heap.liveBytes() - before;
        double recoveredS = end(fault);
        Differences differences = redis.ask(cache::differences);
        return new Attempt(fault, without, with, felt, recoveredS, grown, differences.compared(),
                differences.found());
    }

    /** @return seconds until all is well again */
    private double end(RedisFault fault) throws IOException, InterruptedException {
        if (fault.strikesAtItsEnd()) {
            awaitEqual();
        }
        long failures = failures();
        fault.end(redis);
        long endedNs = System.nanoTime();
        boolean noticed = !fault.strikesAtItsEnd() || awaitFelt(failures);
        return noticed ? secondsUntilEqual(endedNs) : Double.POSITIVE_INFINITY;
    }

    private long settledHeap() throws IOException, InterruptedException {
        long live = heap.liveBytes();
        sleep(CALM_MS);
        return live;
    }

    private HotPath span() throws IOException, InterruptedException {
        HotPath before = HotPath.of(page.metrics());
        sleep(window.toMillis());
        return HotPath.of(page.metrics()).since(before);
    }

    private long failures() throws IOException, InterruptedException {
        return page.status().get("redis").get("failures").asLong();
    }

    private boolean awaitFelt(long failuresBefore) throws IOException, InterruptedException {
        long beganNs = System.nanoTime();
        while (failures() == failuresBefore) {
            if (System.nanoTime() - beganNs > PATIENCE.toNanos()) {
                return false;
            }
            sleep(LOOK_MS);
        }
        return true;
    }

    /** @return from then until Redis follows and has what was journaled by now; infinite where it never does */
    private double secondsUntilEqual(long sinceNs) throws IOException, InterruptedException {
        long target = journaled();
        while (!hasAll(target)) {
            if (System.nanoTime() - sinceNs > PATIENCE.toNanos()) {
                return Double.POSITIVE_INFINITY;
            }
            sleep(LOOK_MS);
        }
        return (System.nanoTime() - sinceNs) / NS_PER_SECOND;
    }

    private boolean hasAll(long sequence) throws IOException, InterruptedException {
        JsonNode now = page.status().get("redis");
        return "current".equals(now.get("state").asText()) && now.get("sequence").asLong() >= sequence;
    }

    private static void sleep(long ms) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ms);
    }
}
