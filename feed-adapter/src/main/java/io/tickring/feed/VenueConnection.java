package io.tickring.feed;

import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.api.market.MarketDetails;
import io.tickring.feed.rest.VenueException;
import io.tickring.feed.stream.Stream;
import io.tickring.feed.venue.MarketInquiry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The broker by REST, at hand before there is anything to fill: it can log in and ask for the markets while the rest of
 * a daemon comes up. For any thread; whoever makes it closes it, after the feed.
 */
public final class VenueConnection implements AutoCloseable {
    private static final int HTTP_THREADS = 2;
    private static final long FRESH_NS = TimeUnit.SECONDS.toNanos(5);

    private final ExecutorService http =
            Executors.newFixedThreadPool(HTTP_THREADS, task -> daemonThread(task, "feed-http"));
    private final CapitalApi api;
    private final MarketInquiry inquiry;
    private final List<List<String>> parts;
    private final LongSupplier monotonicNs;
    private final FutureTask<Told> first;
    private final Thread ahead;

    /** @param monotonicNs a clock that never steps, ns */
    public VenueConnection(FeedSettings settings, FeedCredentials credentials, LongSupplier monotonicNs) {
        api = new CapitalApi(settings, credentials, http, monotonicNs);
        inquiry = new MarketInquiry(api.markets());
        parts = parts(settings.symbols().stream().distinct().toList());
        first = new FutureTask<>(this::told);
        this.monotonicNs = monotonicNs;
        ahead = daemonThread(first, "feed-ahead");
    }

    /** Begins to log in and to ask for the first part of the markets; returns at once. Once. */
    public void begin() {
        ahead.start();
    }

    /** Ends what was begun ahead, where it is under way: whoever waits for the log-in waits for it. */
    void abandon() {
        ahead.interrupt();
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        abandon();
        http.shutdownNow();
    }

    CapitalApi api() {
        return api;
    }

    MarketInquiry inquiry() {
        return inquiry;
    }

    /** @return the markets of the settings, in their order, by as many as one message subscribes */
    List<List<String>> parts() {
        return parts;
    }

    /**
     * @param part number of a part, from 0
     * @return what the venue says of its markets
     * @throws VenueException where the venue does not answer
     */
    List<MarketDetails> ask(int part) {
        return inquiry.details(parts.get(part));
    }

    /** Waits for what was begun, or asks here: the first part, as {@link #ask} does, and as fresh as that. */
    List<MarketDetails> firstPart() {
        Told told = Awaited.of(first);
        return monotonicNs.getAsLong() - told.atNs() < FRESH_NS ? told.markets() : ask(0);
    }

    private Told told() {
        return new Told(ask(0), monotonicNs.getAsLong());
    }

    private record Told(List<MarketDetails> markets, long atNs) {
    }

    private static List<List<String>> parts(List<String> symbols) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < symbols.size() || from == 0; from += Stream.MARKETS_PER_MESSAGE) {
            parts.add(symbols.subList(from, Math.min(from + Stream.MARKETS_PER_MESSAGE, symbols.size())));
        }
        return parts;
    }

    private static Thread daemonThread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
