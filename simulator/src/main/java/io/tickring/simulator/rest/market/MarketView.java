package io.tickring.simulator.rest.market;

import io.tickring.simulator.market.AssetClass;
import io.tickring.simulator.market.Bar;
import io.tickring.simulator.market.DealTerms;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.OpeningHours;
import io.tickring.simulator.market.OvernightFee;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.market.Resolution;
import io.tickring.simulator.market.WeekSpans;
import io.tickring.simulator.rest.market.MarketAnswers.DealingRules;
import io.tickring.simulator.rest.market.MarketAnswers.Details;
import io.tickring.simulator.rest.market.MarketAnswers.Flat;
import io.tickring.simulator.rest.market.MarketAnswers.InstrumentPart;
import io.tickring.simulator.rest.market.MarketAnswers.Overnight;
import io.tickring.simulator.rest.market.MarketAnswers.Rule;
import io.tickring.simulator.rest.market.MarketAnswers.Snapshot;
import io.tickring.simulator.wire.WireTime;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Shows one market as the broker does: flat in lists, in three parts in its details. */
final class MarketView {
    private static final List<String> MODES = List.of("REGULAR");
    private static final int LOW_ID_BITS = 44;
    private static final long ID_STEP = 1_000_003;

    private final PriceSource source;
    private final WireTime time;
    private final boolean trailingStops;
    private final boolean venueHours;
    private final Map<OpeningHours, Week> weeks = new ConcurrentHashMap<>();

    /** The open spans of seven days, as they were asked for in this hour. */
    private record Week(long hourMs, Map<DayOfWeek, List<String>> spans) {
    }

    MarketView(PriceSource source, WireTime time, boolean trailingStops, boolean venueHours) {
        this.source = source;
        this.time = time;
        this.trailingStops = trailingStops;
        this.venueHours = venueHours;
    }

    /** What a snapshot shows of the day so far; null where it is not known. */
    private record Today(Double high, Double low, Double netChange, Double percentageChange) {
        private static final Today UNKNOWN = new Today(null, null, null, null);
    }

    Flat flat(Instrument of) {
        return flat(of, source.lastQuote(of));
    }

    Flat flat(Instrument of, Optional<Quote> last) {
        Today today = today(of, last);
        long updatedMs = last.map(Quote::timeMs).orElseGet(source::nowMs);
        return new Flat(of.name(), (1L << LOW_ID_BITS) + of.number() * ID_STEP, "-", of.epic(), symbol(of),
                of.assetClass().name(), status(of), 1, today.high, today.low, today.percentageChange, today.netChange,
                bid(of, last), offer(of, last), time.localMillis(updatedMs), time.utcMillis(updatedMs), 0, true, 1,
                MODES, pipPosition(of), of.tickSize());
    }

    Details details(Instrument of) {
        Optional<Quote> last = source.lastQuote(of);
        Today today = today(of, last);
        long updatedMs = last.map(Quote::timeMs).orElseGet(source::nowMs);
        Snapshot snapshot = new Snapshot(status(of), today.netChange, today.percentageChange,
                time.localMillis(updatedMs), 0, bid(of, last), offer(of, last), today.high, today.low, of.decimals(), 1,
                MODES);
        return new Details(instrument(of), dealingRules(of), snapshot);
    }

    private InstrumentPart instrument(Instrument of) {
        return new InstrumentPart(of.epic(), symbol(of), "-", of.name(), 1, of.assetClass().name(), true, true,
                of.currency(), of.assetClass().marginPercent(), "PERCENTAGE", openingHours(of), of.country(),
                new Overnight(OvernightFee.LONG_PERCENT,
                OvernightFee.SHORT_PERCENT, OvernightFee.nextAfter(source.nowMs()), OvernightFee.INTERVAL_MINUTES));
    }

    private Map<String, Object> openingHours(Instrument of) {
        Map<String, Object> hours = new LinkedHashMap<>();
        week(source.hours(of)).spans.forEach((day, open) ->
                hours.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), open));
        hours.put("zone", venueHours ? zone(of) : "UTC");
        return hours;
    }

    /** Markets of one kind share their hours, and a week stays the same until the next midnight, here or there. */
    private Week week(OpeningHours hours) {
        long hourMs = Resolution.HOUR.openOf(source.nowMs());
        return weeks.compute(hours, (same, known) -> known != null && known.hourMs == hourMs ? known
                : new Week(hourMs, WeekSpans.of(hours, hourMs, venueHours)));
    }

    private DealingRules dealingRules(Instrument of) {
        DealTerms terms = DealTerms.of(of);
        return new DealingRules(new Rule("POINTS", of.tickSize()), new Rule("POINTS", terms.minSize()),
                new Rule("POINTS", terms.maxSize()), new Rule("POINTS", terms.increment()),
                new Rule("PERCENTAGE", terms.minGuaranteedStop()), new Rule("PERCENTAGE", terms.minDistance()),
                new Rule("PERCENTAGE", terms.maxDistance()), "AVAILABLE_DEFAULT_ON",
                trailingStops ? "AVAILABLE" : "NOT_AVAILABLE");
    }

    /** Of the bid, against the last bid of the session before. */
    private Today today(Instrument of, Optional<Quote> last) {
        long openMs = Resolution.DAY.openOf(source.nowMs());
        Optional<Bar> bar = source.bar(of, Resolution.DAY, openMs);
        if (bar.isEmpty() || last.isEmpty()) {
            return Today.UNKNOWN;
        }
        long before = source.bidBeforeDay(of, openMs).orElse(bar.get().bidOpen());
        long change = last.get().bid() - before;
        double percentage = Math.round(change * 10_000.0 / before) / 100.0;
        return new Today(of.price(bar.get().bidHigh()), of.price(bar.get().bidLow()), of.price(change), percentage);
    }

    private String status(Instrument of) {
        return source.isOpen(of) ? "TRADEABLE" : "CLOSED";
    }

    private String zone(Instrument of) {
        ZoneId zone = source.hours(of).zone();
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private static String symbol(Instrument of) {
        return of.assetClass() == AssetClass.SHARES ? of.epic() : of.name();
    }

    private static Double bid(Instrument of, Optional<Quote> last) {
        return last.map(quote -> of.price(quote.bid())).orElse(null);
    }

    private static Double offer(Instrument of, Optional<Quote> last) {
        return last.map(quote -> of.price(quote.ask())).orElse(null);
    }

    static int pipPosition(Instrument of) {
        return switch (of.assetClass()) {
            case CURRENCIES -> Math.max(0, of.decimals() - 1);
            case SHARES -> of.decimals();
            default -> 0;
        };
    }
}
