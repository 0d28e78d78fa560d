package io.tickring.feed.venue;

import io.tickring.engine.market.AssetClass;
import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.status.MarketState.Status;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import io.tickring.engine.time.TimeRange;
import io.tickring.feed.api.market.Instrument;
import io.tickring.feed.api.market.MarketDetails;
import io.tickring.feed.api.market.OpeningHours;
import io.tickring.feed.api.market.Snapshot;
import io.tickring.feed.gap.MarketHours;
import io.tickring.feed.rest.VenueException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the venue says of the markets: names for the table, and whether they trade. Look-ups are for any thread. */
public final class MarketCatalogue implements MarketHours {
    private static final Logger LOG = LoggerFactory.getLogger(MarketCatalogue.class);
    private static final int MOST_DECIMALS = 9;
    private static final int USUAL_DECIMALS = 5;
    private static final String DEFAULT_ZONE = "UTC";
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final MarketInquiry inquiry;
    private final MarketTable table;
    private final LongSupplier marketTimeMs;
    private final boolean hoursCount;
    private final AtomicReferenceArray<MarketFacts> facts;
    /** As told at the last look: markets of one kind share their hours. */
    private final Map<OpeningHours, Optional<TradingHours>> hoursTold = new ConcurrentHashMap<>();
    private volatile List<String> unknown = List.of();
    private int refreshes;

    /**
     * @param marketTimeMs the venue's time now, epoch ms
     * @param hoursCount   false where that is not known: then only what the venue says at a look counts
     */
    public MarketCatalogue(MarketInquiry inquiry, MarketTable table, LongSupplier marketTimeMs, boolean hoursCount) {
        this.inquiry = inquiry;
        this.table = table;
        this.marketTimeMs = marketTimeMs;
        this.hoursCount = hoursCount;
        facts = new AtomicReferenceArray<>(table.capacity());
    }

    /**
     * Defines, of these markets, those the venue knows.
     *
     * @param known what the venue said when it was asked for them
     * @return the markets known, in the order of the symbols
     */
    public List<Market> load(List<String> symbols, List<MarketDetails> known) {
        known.forEach(this::define);
        List<String> names = known.stream().map(MarketDetails::epic).toList();
        noteUnknown(symbols, names);
        if (!names.containsAll(symbols)) {
            LOG.warn("unknown_markets={}", unknown);
        }
        return symbols.stream().filter(names::contains).distinct()
                .map(symbol -> table.get(table.numberOf(symbol))).toList();
    }

    /** @return symbols that the venue did not know when the markets were loaded */
    public List<String> unknown() {
        return unknown;
    }

    /**
     * Looks again at what these markets do, and whether the venue knows those by now that it did not. Blocks.
     *
     * @return the ones that it knows now, defined
     * @throws VenueException where the venue does not answer
     */
    public List<Market> refresh(List<Market> markets) {
        hoursTold.clear();
        inquiry.details(markets.stream().map(Market::symbol).toList()).forEach(details ->
                remember(table.numberOf(details.epic()), details));
        return unknownAgain();
    }

    private synchronized void noteUnknown(List<String> asked, List<String> known) {
        Stream<String> others = unknown.stream().filter(symbol -> !asked.contains(symbol));
        Stream<String> missing = asked.stream().filter(symbol -> !known.contains(symbol)).distinct();
        unknown = Stream.concat(others, missing).toList();
    }

    /** Less and less often: a misspelt symbol stays one. */
    private List<Market> unknownAgain() {
        refreshes++;
        if (unknown.isEmpty() || Integer.bitCount(refreshes) != 1) {
            return List.of();
        }
        List<String> asked = unknown;
        List<MarketDetails> known = inquiry.details(asked);
        known.forEach(this::define);
        List<String> names = known.stream().map(MarketDetails::epic).toList();
        noteUnknown(asked, names);
        return asked.stream().filter(names::contains).map(symbol -> table.get(table.numberOf(symbol))).toList();
    }

    /**
     * @return whether the market trades at this time of the venue: what it said at the last look, until its hours
     *         change; then what they say
     */
    public Status status(int market, long timeMs) {
        MarketFacts known = facts.get(market);
        return known == null ? Status.UNKNOWN : known.status(timeMs);
    }

    @Override
    public boolean isOpen(int market, long timeMs) {
        return status(market, timeMs) != Status.CLOSED;
    }

    @Override
    public List<TimeRange> open(int market, long fromMs, long toMs) {
        MarketFacts known = facts.get(market);
        return known == null ? MarketFacts.all(fromMs, toMs) : known.open(fromMs, toMs);
    }

    /** @return when it opened by its hours, epoch ms, or {@code ABSENT} where it is closed or they are unknown */
    public long openSinceMs(int market, long timeMs) {
        MarketFacts known = facts.get(market);
        return known == null ? TickEvent.ABSENT : known.openSinceMs(timeMs);
    }

    /** @return the mid from which its change counts, in 1e-9 of the quote currency, or {@code ABSENT} */
    public long referenceMidNanos(int market) {
        MarketFacts known = facts.get(market);
        return known == null ? TickEvent.ABSENT : known.referenceMidNanos();
    }

    /** The highest price believed is a setting of ours: a definition that is there keeps its own. */
    private void define(MarketDetails details) {
        int known = table.numberOf(details.epic());
        long maxPriceNanos = known == 0 ? Market.DEFAULT_MAX_PRICE_NANOS : table.get(known).maxPriceNanos();
        Instrument instrument = details.instrument();
        int told = details.snapshot().decimalPlacesFactor().orElse(USUAL_DECIMALS);
        Market market = table.define(new Market(0, details.epic(), instrument.name().orElse(details.epic()),
                AssetClass.ofName(instrument.type().orElse("")), instrument.currency().orElse(""),
                Math.max(0, Math.min(MOST_DECIMALS, told)), maxPriceNanos));
        remember(market.number(), details);
    }

    private void remember(int market, MarketDetails details) {
        Optional<TradingHours> hours = details.instrument().openingHours().filter(told -> hoursCount)
                .flatMap(told -> hoursTold.computeIfAbsent(told, MarketCatalogue::hours));
        Snapshot now = details.snapshot();
        facts.set(market, MarketFacts.after(facts.get(market), now.marketStatus().orElse(""), hours,
                marketTimeMs.getAsLong(), referenceMidNanos(now)));
    }

    private static Optional<TradingHours> hours(OpeningHours told) {
        return TradingHours.parse(told.days(), told.zone().orElse(DEFAULT_ZONE));
    }

    /** The mid less the net change; exact but for the half of an odd last digit. */
    private static long referenceMidNanos(Snapshot now) {
        return now.bid().flatMap(bid -> now.offer().flatMap(offer -> now.netChange().map(change ->
                bid.add(offer).divide(TWO).subtract(change)))).map(MarketCatalogue::nanos).orElse(TickEvent.ABSENT);
    }

    private static long nanos(BigDecimal price) {
        return Decimal.parse(price, Decimal.PRICE_SCALE);
    }
}
