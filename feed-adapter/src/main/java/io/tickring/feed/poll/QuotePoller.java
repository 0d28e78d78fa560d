package io.tickring.feed.poll;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.GapReason;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.api.MarketsApi;
import io.tickring.feed.api.account.AccountTime;
import io.tickring.feed.api.market.MarketDetails;
import io.tickring.feed.api.market.Snapshot;
import io.tickring.feed.gap.GapLedger;
import io.tickring.feed.gap.VenueTime;
import io.tickring.feed.rest.VenueException;
import io.tickring.feed.ring.RingWriter;
import io.tickring.feed.stream.PolledMarkets;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the quotes of markets that the venue does not stream, as often as the settings say and the request budget
 * lets it, and has their minute bars fetched once a minute is over: a look now and then makes no bar. {@code feed-io}
 * only; the requests themselves are made elsewhere.
 */
public final class QuotePoller implements PolledMarkets {
    private static final Logger LOG = LoggerFactory.getLogger(QuotePoller.class);
    /** The venue needs a moment to finish its bar. */
    private static final long BAR_GRACE_MS = 10_000;

    private final CapitalApi api;
    private final RingWriter writer;
    private final GapLedger ledger;
    private final VenueTime venue;
    private final Executor rest;
    private final Executor io;
    private final long intervalNs;
    private final Map<Integer, Market> markets = new LinkedHashMap<>();
    private final Map<Integer, Long> updatedMs = new HashMap<>();
    private VenueBarFiller filler = VenueBarFiller.NONE;
    private boolean asking;
    private long askedNs;
    private long seenMs;
    private long filledToMs;

    /**
     * @param rest           runs requests, which block
     * @param io             runs what is to be done on {@code feed-io}
     * @param pollIntervalMs between two looks
     */
    public QuotePoller(CapitalApi api, RingWriter writer, GapLedger ledger, VenueTime venue, Executor rest, Executor io,
            long pollIntervalMs) {
        this.api = api;
        this.writer = writer;
        this.ledger = ledger;
        this.venue = venue;
        this.rest = rest;
        this.io = io;
        intervalNs = TimeUnit.MILLISECONDS.toNanos(pollIntervalMs);
    }

    /** Says who fetches minute bars. Before the first tick. */
    public void fillBy(VenueBarFiller bars) {
        filler = bars;
    }

    @Override
    public void add(List<Market> more) {
        more.forEach(market -> markets.put(market.number(), market));
    }

    /** The minute in which the stream takes over has quotes of a part of it alone, so its bar is fetched as well. */
    @Override
    public void remove(List<Market> fewer) {
        for (Market market : fewer) {
            if (markets.remove(market.number()) != null && filledToMs != 0) {
                filler.fill(market.number(), filledToMs, venue.ms(writer.nowNs()));
            }
        }
    }

    @Override
    public List<Market> markets() {
        return List.copyOf(markets.values());
    }

    /** Many times a second. */
    public void onTick(long monotonicNs, long nowNs) {
        if (markets.isEmpty()) {
            filledToMs = 0;
            seenMs = 0;
            return;
        }
        fillWhenDue(venue.ms(nowNs) - BAR_GRACE_MS);
        if (!asking && monotonicNs - askedNs >= intervalNs) {
            asking = true;
            askedNs = monotonicNs;
            List<Market> asked = markets();
            rest.execute(() -> ask(asked, nowNs));
        }
    }

    private void fillWhenDue(long overMs) {
        long toMs = Math.floorDiv(overMs, Bar.MINUTE_MS) * Bar.MINUTE_MS;
        long fromMs = filledToMs == 0 ? toMs - Bar.MINUTE_MS : filledToMs;
        if (fromMs < toMs) {
            filledToMs = toMs;
            markets.keySet().forEach(market -> filler.fill(market, fromMs, toMs));
        }
    }

    private void ask(List<Market> asked, long askedAtNs) {
        try {
            ZoneOffset zone = api.session().login().flatMap(login -> login.timezoneOffset())
                    .map(AccountTime::zone).orElse(ZoneOffset.UTC);
            List<MarketDetails> answers = new ArrayList<>();
            for (int from = 0; from < asked.size(); from += MarketsApi.EPICS_PER_CALL) {
                int to = Math.min(from + MarketsApi.EPICS_PER_CALL, asked.size());
                answers.addAll(api.markets().details(asked.subList(from, to).stream().map(Market::symbol).toList()));
            }
            io.execute(() -> onAnswers(asked, answers, zone, askedAtNs));
        } catch (VenueException failure) {
            LOG.warn("poll=failed markets={} reason={}", asked.size(), failure.getMessage());
            io.execute(() -> onFailure(asked));
        } catch (RuntimeException defect) {
            LOG.error("poll=failed markets={}", asked.size(), defect);
            io.execute(() -> onFailure(asked));
        }
    }

    private void onAnswers(List<Market> asked, List<MarketDetails> answers, ZoneOffset zone, long askedAtNs) {
        asking = false;
        long atMs = venue.ms(askedAtNs);
        Map<String, Snapshot> bySymbol = new HashMap<>();
        answers.forEach(answer -> bySymbol.put(answer.epic(), answer.snapshot()));
        for (Market market : asked) {
            Snapshot snapshot = bySymbol.get(market.symbol());
            if (snapshot != null && markets.containsKey(market.number())) {
                publish(market.number(), snapshot, zone);
                ledger.end(market.number(), atMs, writer.nowNs());
            }
        }
        seenMs = atMs;
    }

    /** The stream may be gone with the session; what was polled has no data either then. */
    private void onFailure(List<Market> asked) {
        asking = false;
        if (seenMs != 0) {
            asked.stream().filter(market -> markets.containsKey(market.number())).forEach(market ->
                    ledger.begin(market.number(), seenMs, GapReason.DISCONNECTED));
        }
    }

    private void publish(int market, Snapshot snapshot, ZoneOffset zone) {
        Optional<Long> timeMs = snapshot.updateTime().map(local -> local.toInstant(zone).toEpochMilli());
        boolean newer = timeMs.isPresent() && !timeMs.get().equals(updatedMs.put(market, timeMs.get()));
        if (newer && snapshot.bid().isPresent() && snapshot.offer().isPresent()) {
            writer.polled(market, timeMs.get(), nanos(snapshot.bid().get()), nanos(snapshot.offer().get()));
        }
    }

    private static long nanos(BigDecimal price) {
        return Decimal.parse(price, Decimal.PRICE_SCALE);
    }
}
