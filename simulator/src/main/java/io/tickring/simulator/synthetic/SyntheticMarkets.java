package io.tickring.simulator.synthetic;

import io.tickring.simulator.market.AssetClass;
import io.tickring.simulator.market.Bar;
import io.tickring.simulator.market.BarFold;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.OpeningHours;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.market.QuotePump;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.market.Resolution;
import io.tickring.simulator.market.SourceState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Markets whose every quote is a function of seed, epic and time. Two of these with equal arguments show the same
 * prices, whenever they are started and whatever is asked of them first.
 */
public final class SyntheticMarkets implements PriceSource {
    /** Nothing is known of the time before. */
    public static final long HISTORY_BEGIN_MS = Instant.parse("2000-01-02T22:00:00Z").toEpochMilli();
    private static final long DAY_MINUTES = 1_440;
    private static final long QUIET_MINUTES = 14 * DAY_MINUTES;
    private static final int KEPT_BARS = 8_192;

    private final List<Instrument> instruments;
    private final boolean roundTheClock;
    private final Set<LocalDate> holidays;
    private final double rateFactor;
    private final long seed;
    private final LongSupplier nowMs;
    private final TradingClock[] clocks;
    private final MinuteTicks[] ticks;
    private final SyntheticBars[] bars;
    private final Map<Long, Optional<Bar>> kept = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Optional<Bar>> eldest) {
            return size() > KEPT_BARS;
        }
    };

    /**
     * @param rateFactor    multiplies the rates of the symbol list
     * @param roundTheClock whether every market is open at all times
     * @param nowMs         the simulated time, epoch ms
     */
    public SyntheticMarkets(List<Instrument> instruments, long seed, double rateFactor, boolean roundTheClock,
                            LongSupplier nowMs) {
        this(instruments, seed, rateFactor, roundTheClock, Set.of(), nowMs);
    }

    /** @param holidays days on which all but cryptocurrencies are closed, by the calendar of each market's venue */
    public SyntheticMarkets(List<Instrument> instruments, long seed, double rateFactor, boolean roundTheClock,
                            Set<LocalDate> holidays, LongSupplier nowMs) {
        this.holidays = Set.copyOf(holidays);
        this.instruments = List.copyOf(instruments);
        this.seed = seed;
        this.rateFactor = rateFactor;
        this.roundTheClock = roundTheClock;
        this.nowMs = nowMs;
        this.clocks = clocks();
        this.ticks = newTicks();
        this.bars = newBars();
    }

    /** Markets of one kind and country share a clock. */
    private TradingClock[] clocks() {
        Map<String, TradingClock> known = new HashMap<>();
        return instruments.stream().map(i -> known.computeIfAbsent(i.assetClass() + i.country(),
                kind -> new TradingClock(hoursOf(i), Temper.of(i.assetClass()).weightOfHour())))
                .toArray(TradingClock[]::new);
    }

    private OpeningHours hoursOf(Instrument instrument) {
        return roundTheClock ? OpeningHours.roundTheClock()
                : withHolidays(instrument);
    }

    private OpeningHours withHolidays(Instrument instrument) {
        OpeningHours hours = OpeningHours.of(instrument.assetClass(), instrument.country());
        return instrument.assetClass() == AssetClass.CRYPTOCURRENCIES ? hours : hours.without(holidays);
    }

    /** A set of generators of its own for each user, because they keep where they are. */
    private MinuteTicks[] newTicks() {
        Factors factors = new Factors(seed);
        return instruments.stream()
                .map(i -> new MinuteTicks(new LevelPath(i, clocks[i.number()], factors, seed), rateFactor, seed))
                .toArray(MinuteTicks[]::new);
    }

    private SyntheticBars[] newBars() {
        Factors factors = new Factors(seed);
        return instruments.stream()
                .map(i -> new LevelPath(i, clocks[i.number()], factors, seed))
                .map(path -> new SyntheticBars(path, ticks[path.instrument().number()]))
                .toArray(SyntheticBars[]::new);
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public long nowMs() {
        return nowMs.getAsLong();
    }

    @Override
    public boolean isOpen(Instrument instrument) {
        return hours(instrument).isOpenAt(nowMs());
    }

    @Override
    public OpeningHours hours(Instrument instrument) {
        return clocks[instrument.number()].hours();
    }

    @Override
    public synchronized Optional<Quote> lastQuote(Instrument instrument) {
        return lastQuote(instrument, nowMs(), QUIET_MINUTES);
    }

    @Override
    public synchronized OptionalLong bidBeforeDay(Instrument instrument, long dayOpenMs) {
        return lastQuote(instrument, dayOpenMs - 1, QUIET_DAYS * DAY_MINUTES).map(Quote::bid).map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private Optional<Quote> lastQuote(Instrument instrument, long upToMs, long minutesBack) {
        long minute = Math.floorDiv(upToMs, 60_000L);
        MinuteTicks of = ticks[instrument.number()];
        for (long back = minute; back > minute - minutesBack; back--) {
            if (of.countOf(back) > 0 && of.make(back).timeMs(0) <= upToMs) {
                return Optional.of(lastUpTo(of, upToMs));
            }
        }
        return Optional.empty();
    }

    private static Quote lastUpTo(MinuteTicks of, long nowMs) {
        int last = of.count() - 1;
        while (of.timeMs(last) > nowMs) {
            last--;
        }
        return of.quote(last);
    }

    @Override
    public synchronized List<Quote> quotes(Instrument instrument, long fromMs, long toMs) {
        long endMs = Math.min(toMs, nowMs() + 1);
        MinuteTicks of = ticks[instrument.number()];
        List<Quote> quotes = new ArrayList<>();
        for (long minute = Math.floorDiv(fromMs, 60_000L); minute * 60_000 < endMs; minute++) {
            of.make(minute);
            for (int i = 0; i < of.count() && of.timeMs(i) < endMs; i++) {
                if (of.timeMs(i) >= fromMs) {
                    quotes.add(of.quote(i));
                }
            }
        }
        return quotes;
    }

    @Override
    public synchronized Optional<Bar> bar(Instrument instrument, Resolution resolution, long openMs) {
        long now = nowMs();
        if (openMs > now || openMs < HISTORY_BEGIN_MS) {
            return Optional.empty();
        }
        return barUpTo(instrument, resolution, openMs, now);
    }

    private Optional<Bar> barUpTo(Instrument instrument, Resolution resolution, long openMs, long nowMs) {
        boolean over = openMs + resolution.lengthMs() <= nowMs;
        if (!over || resolution.compareTo(Resolution.HOUR) < 0) {
            return made(instrument, resolution, openMs, nowMs);
        }
        long key = key(instrument, resolution, openMs);
        Optional<Bar> known = kept.get(key);
        if (known == null) {
            known = made(instrument, resolution, openMs, nowMs);
            kept.put(key, known);
        }
        return known;
    }

    private long key(Instrument instrument, Resolution resolution, long openMs) {
        long ofMarket = openMs / 60_000 * Resolution.values().length + resolution.ordinal();
        return ofMarket * instruments.size() + instrument.number();
    }

    private Optional<Bar> made(Instrument instrument, Resolution resolution, long openMs, long nowMs) {
        long endMs = openMs + resolution.lengthMs();
        if (resolution == Resolution.WEEK) {
            return week(instrument, openMs, endMs, nowMs);
        }
        if (resolution == Resolution.DAY && endMs > nowMs) {
            return bars[instrument.number()].daySoFar(openMs, nowMs);
        }
        return bars[instrument.number()].bar(openMs, endMs, nowMs);
    }

    private Optional<Bar> week(Instrument instrument, long openMs, long endMs, long nowMs) {
        BarFold fold = new BarFold(openMs);
        for (long open = openMs; open < endMs && open <= nowMs; open += Resolution.DAY.lengthMs()) {
            barUpTo(instrument, Resolution.DAY, open, nowMs).ifPresent(fold::add);
        }
        return fold.bar();
    }

    @Override
    public long historyBeginMs() {
        return HISTORY_BEGIN_MS;
    }

    @Override
    public SourceState state() {
        return new SourceState("synthetic", "running", nowMs(), 0, 0, 0);
    }

    @Override
    public QuotePump pump() {
        return new SyntheticPump(newTicks(), nowMs);
    }
}
