package io.tickring.feed.backfill;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.api.market.PriceBar;
import io.tickring.feed.api.market.Resolution;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Asks {@code GET /prices}. Bars that lack a price, or have one out of range, are left out. */
final class VenuePrices implements PriceSource {
    /** Both ends of the venue's windows are inclusive, and its times are whole seconds. */
    private static final long LAST_MOMENT_MS = 1_000;

    private final CapitalApi api;
    private final MarketTable markets;

    VenuePrices(CapitalApi api, MarketTable markets) {
        this.api = api;
        this.markets = markets;
    }

    @Override
    public List<VenueBar> bars(BarWindow window) {
        Resolution resolution = Resolution.valueOf(window.resolution().name());
        return api.prices().bars(markets.get(window.market()).symbol(), resolution,
                        Instant.ofEpochMilli(window.fromMs()), Instant.ofEpochMilli(window.toMs() - LAST_MOMENT_MS))
                .stream().map(bar -> bar(window, bar)).filter(VenuePrices::isInRange).toList();
    }

    private static VenueBar bar(BarWindow window, PriceBar bar) {
        PriceBar.Side bid = bar.bid();
        PriceBar.Side ask = bar.ask();
        return new VenueBar(window.market(), window.resolution(), bar.openTimeMs(), nanos(bid.open()),
                nanos(bid.high()), nanos(bid.low()), nanos(bid.close()), nanos(ask.open()), nanos(ask.high()),
                nanos(ask.low()), nanos(ask.close()), Math.max(0, bar.volume()));
    }

    private static boolean isInRange(VenueBar bar) {
        return LongStream.of(bar.bidOpen(), bar.bidHigh(), bar.bidLow(), bar.bidClose(), bar.askOpen(),
                bar.askHigh(), bar.askLow(), bar.askClose()).noneMatch(price -> price == TickEvent.ABSENT);
    }

    private static long nanos(BigDecimal price) {
        return Decimal.parse(price, Decimal.PRICE_SCALE);
    }
}
