package io.tickring.feed.backfill;

import io.tickring.engine.backfill.Gap;
import io.tickring.engine.backfill.Resolution;
import io.tickring.engine.backfill.TimeRanges;
import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.status.BackfillStatus;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.rest.RefusedException;
import io.tickring.feed.rest.VenueException;
import io.tickring.feed.stream.Backoff;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the venue's own bars: for gaps, for minutes that somebody asks for, and for the past of a market that is
 * collected anew. One request at a time, within a rate of its own, so that the session and the stream hardly notice.
 *
 * <p>What is missing follows from the journal alone, through the {@link VenueLedger}; so a kill at any moment costs at
 * most the bars that were on their way. One thread calls {@link #doWork}; {@link #fill} and {@link #status} are for
 * any.
 */
public final class Backfill implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);
    private static final long NS_PER_MS = 1_000_000;
    private static final int UNAUTHORIZED = 401;
    private static final long JOURNALED_WITHIN_NS = TimeUnit.SECONDS.toNanos(15);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final BackfillSettings settings;
    private final VenueLedger ledger;
    private final PriceSource prices;
    private final BarSink sink;
    private final BackfillSite site;
    private final Backoff backoff;
    private final Wants wants;
    private final Map<Integer, Need> needs = new ConcurrentHashMap<>();
    private final Set<Integer> begun = new HashSet<>();
    private Agenda agenda;
    private long nextRequestNs;
    private long nextLookNs;
    private long requests;
    private long answers;
    private volatile BackfillStatus progress;

    Backfill(BackfillSettings settings, VenueLedger ledger, PriceSource prices, BarSink sink, BackfillSite site,
            Backoff backoff) {
        this.settings = settings;
        this.ledger = ledger;
        this.prices = prices;
        this.sink = sink;
        this.site = site;
        this.backoff = backoff;
        wants = new Wants(settings, ledger);
        nextRequestNs = site.monotonicNs();
        nextLookNs = nextRequestNs;
        progress = status("waiting", "", 0, 0);
    }

    /**
     * @param ledger what the journal says; nothing is fetched before it is complete
     * @param api    for the requests; blocks
     * @param sink   takes the bars to the journal
     * @param backoffMaxMs longest wait after failures, ms
     */
    public static Backfill of(BackfillSettings settings, VenueLedger ledger, CapitalApi api, MarketTable markets,
            BarSink sink, BackfillSite site, long backoffMaxMs) {
        return new Backfill(settings, ledger, new VenuePrices(api, markets), sink, site,
                new Backoff(backoffMaxMs, () -> ThreadLocalRandom.current().nextDouble()));
    }

    /**
     * Asks for the venue's minute bars of a time, once they are made. Kept in memory: a restart forgets it.
     *
     * @param market number in the market table
     * @param fromMs the venue's time, epoch ms, inclusive; the whole minute it lies in
     * @param toMs   the venue's time, epoch ms, exclusive; up to the end of the minute it lies in
     */
    public void fill(int market, long fromMs, long toMs) {
        need(market).ask(Resolution.MINUTE.floor(fromMs), Resolution.MINUTE.ceil(toMs));
    }

    /** @return how far it is */
    public BackfillStatus status() {
        BackfillStatus last = progress;
        return status(last.state(), last.reason(), last.done(), last.total());
    }

    @Override
    public String roleName() {
        return "feed-backfill";
    }

    /** Makes a request where one is due. */
    @Override
    public int doWork() {
        long nowNs = site.monotonicNs();
        if (!site.isUp() || !ledger.isComplete()) {
            return 0;
        }
        long marketMs = site.marketTimeMs();
        if (nowNs - nextRequestNs < 0 || site.isBusy()) {
            return 0;
        }
        if (begin(marketMs)) {
            nextRequestNs = nowNs + LOOK_NS;
            return 1;
        }
        Optional<Window> next = nowNs - nextLookNs < 0 ? Optional.empty() : agenda.next(marketMs, nowNs);
        if (next.isEmpty()) {
            rest(marketMs, nowNs);
            return 0;
        }
        if (ask(next.get(), nowNs)) {
            look(marketMs);
        }
        return 1;
    }

    /** @return whether there are markets that were not known at the last call: the venue may learn of some late */
    private boolean begin(long marketMs) {
        List<Integer> markets = site.markets();
        List<Integer> more = markets.stream().filter(begun::add).toList();
        for (Need need : more.stream().map(this::need).toList()) {
            TimeRanges goal = wants.goal(need, marketMs);
            goal.list().forEach(range -> sink.put(List.of(), span(new Window(need.market(), Resolution.MINUTE, goal),
                    VenueSpan.Kind.WANTED, range, 0)));
        }
        if (agenda == null || !more.isEmpty()) {
            agenda = new Agenda(markets.stream().map(this::need).toList(), wants);
            return true;
        }
        return false;
    }

    private Need need(int market) {
        return needs.computeIfAbsent(market, Need::new);
    }

    /** To look for work costs more than to wait a little for it. */
    private void rest(long marketMs, long nowNs) {
        if (nowNs - nextLookNs >= 0) {
            nextLookNs = nowNs + LOOK_NS;
            look(marketMs);
        }
    }

    /** @return whether the venue answered */
    private boolean ask(Window window, long nowNs) {
        requests++;
        Need need = need(window.market());
        need.onServed(requests);
        nextRequestNs = nowNs + TimeUnit.SECONDS.toNanos(1) / settings.requestsPerSecond();
        try {
            hand(window, prices.bars(window));
            need.onHanded(window, site.monotonicNs() + JOURNALED_WITHIN_NS);
            answers++;
            backoff.reset();
            return true;
        } catch (VenueException failure) {
            if (!Thread.currentThread().isInterrupted()) {
                onFailure(need, window, failure);
            }
            return false;
        }
    }

    private void hand(Window window, List<VenueBar> bars) {
        for (TimeRanges.Range range : window.wanted().list()) {
            List<VenueBar> part = bars.stream().filter(bar ->
                    bar.openTimeMs() >= range.fromMs() && bar.openTimeMs() < range.toMs()).toList();
            long times = part.stream().mapToLong(VenueBar::openTimeMs).distinct().count();
            sink.put(part, span(window, VenueSpan.Kind.LOADED, range, (int) times));
        }
    }

    private void onFailure(Need need, Window window, VenueException failure) {
        boolean refused = !failure.passing() && !ofSession(failure);
        long waitNs = backoff.nextMs() * NS_PER_MS;
        long untilNs = site.monotonicNs() + waitNs;
        int failures = need.onFailure(refused, answers, untilNs);
        if (!refused) {
            nextRequestNs = untilNs;
        }
        LOG.warn("backfill=failed market={} tries={} wait_ms={} reason={}", need.market(), failures,
                waitNs / NS_PER_MS, failure.getMessage());
        if (failures >= settings.tries()) {
            window.wanted().list().forEach(range ->
                    sink.put(List.of(), span(window, VenueSpan.Kind.FAILED, range, 0)));
            need.onHanded(window, site.monotonicNs() + JOURNALED_WITHIN_NS);
        }
        progress = status("retrying", failure.getMessage(), progress.done(), progress.total());
    }

    /** No session says nothing of the bars: it is no reason to give them up. */
    private static boolean ofSession(VenueException failure) {
        return failure instanceof RefusedException || failure.status() == UNAUTHORIZED;
    }

    private VenueSpan span(Window window, VenueSpan.Kind kind, TimeRanges.Range range, int bars) {
        return new VenueSpan(window.market(), window.resolution(), kind, range.fromMs(), range.toMs(), bars,
                site.nowNs());
    }

    private void look(long marketMs) {
        long total = agenda.requests(marketMs);
        long left = agenda.requestsLeft(marketMs);
        String state = left > 0 ? "loading" : "idle";
        if (agenda.isUrgent(marketMs, site.monotonicNs())) {
            state = "filling";
        }
        progress = status(state, "", total - left, total);
    }

    private BackfillStatus status(String state, String reason, long done, long total) {
        long left = total - done;
        long etaSeconds = (left + settings.requestsPerSecond() - 1) / settings.requestsPerSecond();
        return new BackfillStatus(state, reason, done, total, left, etaSeconds, ledger.total(Gap.State.OPEN),
                ledger.total(Gap.State.FILLED), ledger.total(Gap.State.EXPLAINED));
    }
}
