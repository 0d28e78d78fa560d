package io.tickring.feed.check;

import io.tickring.feed.FeedCredentials;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.check.StepResult.Outcome;
import io.tickring.feed.rest.VenueException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The connection test: each step from the name of the venue's host to a quote, timed, and for what fails its cause and
 * remedy. The log-in and the orders go the way that the daemon's go.
 *
 * <p>For one thread; blocks. Whoever makes it closes it.
 */
public final class ConnectionCheck implements AutoCloseable {
    private final CheckPlan plan;
    private final LongSupplier monotonicNs;
    private final ExecutorService http = Executors.newCachedThreadPool(ConnectionCheck::thread);
    private final Advice advice;
    private final CapitalApi api;
    private final NetworkSteps network;
    private final VenueSteps venue;
    private final StreamProbe probe;
    private final StreamSteps stream;

    /**
     * @param wallMs      the wall clock, epoch ms
     * @param monotonicNs a clock that never steps, ns
     */
    public ConnectionCheck(FeedSettings settings, FeedCredentials credentials, CheckPlan plan, LongSupplier wallMs,
            LongSupplier monotonicNs) {
        this.plan = plan;
        this.monotonicNs = monotonicNs;
        advice = new Advice(settings);
        api = new CapitalApi(settings, credentials, http, monotonicNs);
        network = new NetworkSteps(List.of(settings.url(), settings.streamUrl()), settings.trust(),
                settings.requestTimeoutMs());
        venue = new VenueSteps(settings, api, wallMs, monotonicNs);
        probe = new StreamProbe(settings, http);
        stream = new StreamSteps(settings, probe);
    }

    /**
     * Runs the steps in order; after one that fails the others are skipped.
     *
     * @param onResult told of each step as soon as it ends
     * @return all steps
     */
    public List<StepResult> run(Consumer<StepResult> onResult) {
        List<StepResult> results = new ArrayList<>();
        boolean failed = false;
        for (Step step : Step.values()) {
            long startNs = monotonicNs.getAsLong();
            Finding finding = failed ? Finding.skipped("needs what failed before") : tried(step);
            long tookMs = TimeUnit.NANOSECONDS.toMillis(monotonicNs.getAsLong() - startNs);
            StepResult result = new StepResult(step, finding.outcome(), finding.found(), finding.remedy(), tookMs);
            failed |= result.outcome() == Outcome.FAILED;
            results.add(result);
            onResult.accept(result);
        }
        return results;
    }

    private Finding tried(Step step) {
        try {
            return take(step);
        } catch (VenueException trouble) {
            return advice.on(trouble);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Finding.failed("stopped", "run it again");
        }
    }

    private Finding take(Step step) throws InterruptedException {
        return switch (step) {
            case NAMES -> network.names();
            case NETWORK -> network.network();
            case CLOCK -> venue.clock();
            case LOGIN -> venue.login();
            case MARKET -> venue.market(plan.symbol());
            case ORDER -> plan.order() ? venue.order(plan.symbol()) : Finding.skipped("only with --order");
            case STREAM -> stream.open();
            case QUOTES -> stream.quotes(plan, venue.open(), api.session().tokens());
            case PING -> stream.ping(api.session().tokens());
        };
    }

    /** Ends the stream and the log-in's threads; the session runs out at the venue by itself. */
    @Override
    public void close() {
        probe.close();
        http.shutdownNow();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "check-http");
        thread.setDaemon(true);
        return thread;
    }
}
