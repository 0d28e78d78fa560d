package io.tickring.feed.venue;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.history.BarHistory;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.api.PricesApi;
import io.tickring.feed.api.market.PriceBar;
import io.tickring.feed.api.market.Resolution;
import io.tickring.feed.rest.VenueException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Minute bars that the venue made. Their count of ticks is the venue's own volume; of the spread and of the first and
 * last tick it tells nothing, so the spread is 0 and the times are those of the minute.
 */
public final class VenueHistory implements BarHistory {
    private static final Logger LOG = LoggerFactory.getLogger(VenueHistory.class);

    private final CapitalApi api;
    private final MarketTable markets;
    private final LongSupplier marketTimeMs;

    /** @param marketTimeMs the venue's time now, epoch ms */
    public VenueHistory(CapitalApi api, MarketTable markets, LongSupplier marketTimeMs) {
        this.api = api;
        this.markets = markets;
        this.marketTimeMs = marketTimeMs;
    }

    /**
     * Asks in as many calls as the venue's limits need. A minute still forming is left out. Where the venue fails, the
     * bars had by then are given and the failure is logged.
     */
    @Override
    public List<Bar> bars(int market, long fromMs, long toMs) {
        String epic = markets.get(market).symbol();
        long endMs = Math.min(toMs, Math.floorDiv(marketTimeMs.getAsLong(), Bar.MINUTE_MS) * Bar.MINUTE_MS);
        long startMs = -Math.floorDiv(-fromMs, Bar.MINUTE_MS) * Bar.MINUTE_MS;
        List<Bar> bars = new ArrayList<>();
        try {
            for (long pageMs = startMs; pageMs < endMs; pageMs += PricesApi.BARS_PER_CALL * Bar.MINUTE_MS) {
                long lastMs = Math.min(pageMs + (PricesApi.BARS_PER_CALL - 1) * Bar.MINUTE_MS, endMs - 1);
                api.prices().bars(epic, Resolution.MINUTE, Instant.ofEpochMilli(pageMs), Instant.ofEpochMilli(lastMs))
                        .stream()
                        .filter(bar -> bar.openTimeMs() >= startMs && bar.openTimeMs() < endMs)
                        .map(bar -> bar(market, bar)).filter(VenueHistory::complete).forEach(bars::add);
            }
        } catch (VenueException failure) {
            LOG.warn("history={} bars={} reason={}", epic, bars.size(), failure.getMessage());
        }
        return bars;
    }

    private static Bar bar(int market, PriceBar venue) {
        Bar bar = new Bar();
        bar.market = market;
        bar.openTimeMs = venue.openTimeMs();
        bar.bidOpen = nanos(venue.bid().open());
        bar.bidHigh = nanos(venue.bid().high());
        bar.bidLow = nanos(venue.bid().low());
        bar.bidClose = nanos(venue.bid().close());
        bar.askOpen = nanos(venue.ask().open());
        bar.askHigh = nanos(venue.ask().high());
        bar.askLow = nanos(venue.ask().low());
        bar.askClose = nanos(venue.ask().close());
        bar.ticks = (int) Math.max(0, Math.min(venue.volume(), Integer.MAX_VALUE));
        bar.firstTickMs = bar.openTimeMs;
        bar.lastTickMs = bar.openTimeMs + Bar.MINUTE_MS - 1;
        bar.provenance = Provenance.BACKFILL;
        return bar;
    }

    private static boolean complete(Bar bar) {
        return LongStream.of(bar.bidOpen, bar.bidHigh, bar.bidLow, bar.bidClose,
                bar.askOpen, bar.askHigh, bar.askLow, bar.askClose).noneMatch(price -> price == TickEvent.ABSENT);
    }

    private static long nanos(BigDecimal price) {
        return Decimal.parse(price, Decimal.PRICE_SCALE);
    }
}
