package io.tickring.simulator.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.simulator.market.Bar;
import io.tickring.simulator.market.BarFold;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.market.QuotePump;
import io.tickring.simulator.market.QuoteSink;
import io.tickring.simulator.market.Resolution;
import io.tickring.simulator.market.SymbolList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SyntheticMarketsTest {
    private static final long TUESDAY_NOON = Instant.parse("2026-11-24T15:17:23.456Z").toEpochMilli();
    private static final long SUNDAY = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();

    private final AtomicLong now = new AtomicLong(TUESDAY_NOON);
    private final List<Instrument> instruments = SymbolList.all();
    private final SyntheticMarkets markets = new SyntheticMarkets(instruments, 7, 1, false, now::get);

    /** Keeps every quote of every market. */
    private static final class Recorder implements QuoteSink {
        private final List<List<Quote>> quotes = new ArrayList<>();

        private Recorder(int count) {
            for (int i = 0; i < count; i++) {
                quotes.add(new ArrayList<>());
            }
        }

        @Override
        public boolean wanted(int market) {
            return true;
        }

        @Override
        public boolean ready(int market) {
            return true;
        }

        @Override
        public void quote(int market, long timeMs, long bid, long ask, long bidSize, long askSize) {
            quotes.get(market).add(new Quote(timeMs, bid, ask, bidSize, askSize));
        }
    }

    private Recorder stream(SyntheticMarkets from, long minutes) {
        Recorder recorder = new Recorder(instruments.size());
        QuotePump pump = from.pump();
        long end = now.get() + minutes * 60_000;
        pump.pass(recorder);
        while (now.addAndGet(730) < end) {
            pump.pass(recorder);
        }
        return recorder;
    }

    private static Optional<Bar> folded(List<Quote> quotes, Resolution resolution, long openMs) {
        BarFold fold = new BarFold(openMs);
        quotes.stream().filter(quote -> resolution.openOf(quote.timeMs()) == openMs)
                .forEach(quote -> fold.add(quote.bid(), quote.ask()));
        return fold.bar();
    }

    @Test
    void shouldAnswerTheFoldOfWhatWasStreamedAsMinuteBar() {
        Recorder streamed = stream(markets, 5);

        long firstWhole = Resolution.MINUTE.openOf(TUESDAY_NOON) + 60_000;
        for (Instrument instrument : instruments) {
            for (long open = firstWhole; open < firstWhole + 4 * 60_000; open += 60_000) {
                assertThat(markets.bar(instrument, Resolution.MINUTE, open)).as(instrument.epic())
                        .isEqualTo(folded(streamed.quotes.get(instrument.number()), Resolution.MINUTE, open));
            }
        }
    }

    @Test
    void shouldShowTheFormingBarUpToNow() {
        now.set(TUESDAY_NOON - TUESDAY_NOON % 60_000);
        Recorder streamed = stream(markets, 1);
        now.addAndGet(-730);
        Instrument us500 = instruments.get(0);
        long open = Resolution.MINUTE.openOf(now.get());

        Optional<Bar> forming = markets.bar(us500, Resolution.MINUTE, open);

        List<Quote> known = streamed.quotes.get(0).stream().filter(q -> q.timeMs() <= now.get()).toList();
        assertThat(forming.orElseThrow().ticks()).isCloseTo(known.size(), org.assertj.core.data.Offset.offset(1L));
        assertThat(forming.orElseThrow().bidClose()).isEqualTo(known.get(known.size() - 1).bid());
        assertThat(markets.lastQuote(us500).orElseThrow()).isEqualTo(known.get(known.size() - 1));
    }

    @Test
    void shouldFoldEveryResolutionFromTheMinutes() {
        for (Instrument instrument : instruments) {
            for (Resolution resolution : Resolution.values()) {
                long open = resolution.openOf(TUESDAY_NOON - resolution.lengthMs());

                Optional<Bar> bar = markets.bar(instrument, resolution, open);

                assertThat(bar).as(instrument.epic() + " " + resolution)
                        .isEqualTo(ofMinutes(instrument, open, open + resolution.lengthMs() - 1));
            }
        }
    }

    @Test
    void shouldFoldTheFormingDayFromItsMinutesWheneverItIsAskedFor() {
        long open = Resolution.DAY.openOf(TUESDAY_NOON);
        long[] asked = {TUESDAY_NOON, TUESDAY_NOON + 17, TUESDAY_NOON + 60_000, TUESDAY_NOON + 7_200_017,
            TUESDAY_NOON - 3_600_000, TUESDAY_NOON + 86_400_000};
        for (long timeMs : asked) {
            now.set(timeMs);
            for (Instrument instrument : instruments) {
                long day = Resolution.DAY.openOf(timeMs);

                assertThat(markets.bar(instrument, Resolution.DAY, day)).as(instrument.epic() + " at " + timeMs)
                        .isEqualTo(ofMinutes(instrument, day, timeMs));
            }
        }
        assertThat(Resolution.DAY.openOf(now.get())).as("the last one is the day after").isGreaterThan(open);
    }

    private Optional<Bar> ofMinutes(Instrument instrument, long fromMs, long toMs) {
        BarFold fold = new BarFold(fromMs);
        for (long minute = fromMs; minute <= toMs; minute += 60_000) {
            markets.bar(instrument, Resolution.MINUTE, minute).ifPresent(fold::add);
        }
        return fold.bar();
    }

    @Test
    void shouldTellTheLastBidOfTheDayBeforeAsTheBarsDo() {
        for (Instrument instrument : instruments) {
            for (int back = 0; back < 7; back++) {
                long day = Resolution.DAY.openOf(TUESDAY_NOON) - back * Resolution.DAY.lengthMs();

                OptionalLong bid = markets.bidBeforeDay(instrument, day);

                assertThat(bid).as(instrument.epic() + " " + back).hasValue(lastCloseBefore(instrument, day));
            }
        }
    }

    private long lastCloseBefore(Instrument instrument, long dayMs) {
        return LongStream.rangeClosed(1, 4).mapToObj(back -> dayMs - back * Resolution.DAY.lengthMs())
                .flatMap(open -> markets.bar(instrument, Resolution.DAY, open).stream())
                .findFirst().orElseThrow().bidClose();
    }

    @Test
    void shouldRepeatItselfForASeedWhateverWasAskedBefore() {
        Recorder streamed = stream(markets, 3);
        now.set(TUESDAY_NOON);
        SyntheticMarkets again = new SyntheticMarkets(instruments, 7, 1, false, now::get);
        again.bar(instruments.get(3), Resolution.WEEK, Resolution.WEEK.openOf(SUNDAY - 10 * 86_400_000L));

        Recorder repeated = stream(again, 3);

        assertThat(repeated.quotes).isEqualTo(streamed.quotes);
    }

    @Test
    void shouldDifferForAnotherSeed() {
        SyntheticMarkets other = new SyntheticMarkets(instruments, 8, 1, false, now::get);

        assertThat(other.lastQuote(instruments.get(0))).isNotEqualTo(markets.lastQuote(instruments.get(0)));
    }

    @Test
    void shouldStreamNothingAndBeClosedOnSunday() {
        now.set(SUNDAY);
        Recorder streamed = stream(markets, 5);

        for (Instrument instrument : instruments) {
            boolean crypto = instrument.assetClass().name().equals("CRYPTOCURRENCIES");
            assertThat(markets.isOpen(instrument)).isEqualTo(crypto);
            assertThat(streamed.quotes.get(instrument.number()).isEmpty()).isEqualTo(!crypto);
            assertThat(markets.lastQuote(instrument)).isPresent();
        }
    }

    @Test
    void shouldStreamEverythingOnSundayRoundTheClock() {
        now.set(SUNDAY);
        SyntheticMarkets open = new SyntheticMarkets(instruments, 7, 1, true, now::get);

        Recorder streamed = stream(open, 3);

        assertThat(streamed.quotes).noneMatch(List::isEmpty);
    }

    @Test
    void shouldMultiplyRates() {
        int usual = stream(markets, 3).quotes.get(0).size();
        now.set(TUESDAY_NOON);

        int tenfold = stream(new SyntheticMarkets(instruments, 7, 10, false, now::get), 3).quotes.get(0).size();

        assertThat((double) tenfold / usual).isBetween(8.0, 12.0);
    }

    @Test
    void shouldHaveBelievableSpreadsRatesAndMoves() {
        now.set(Instant.parse("2026-11-02T15:00:00Z").toEpochMilli());
        Recorder streamed = stream(markets, 10);

        for (Instrument instrument : instruments) {
            List<Quote> quotes = streamed.quotes.get(instrument.number());
            if (!markets.isOpen(instrument)) {
                continue;
            }
            assertThat(quotes.size() / 600.0).as(instrument.epic() + " ticks a second").isBetween(0.2, 20.0);
            assertThat(quotes).allSatisfy(quote -> assertThat(quote.ask()).isGreaterThan(quote.bid()));
            double level = (double) quotes.get(0).bid() / instrument.level();
            assertThat(level).as(instrument.epic() + " near its listed level").isBetween(0.8, 1.25);
        }
    }

    @Test
    void shouldMoveSharesWithTheMarket() {
        double[] us500 = dailyReturns(instruments.get(0));
        double[] apple = dailyReturns(instruments.get(8));
        double[] euro = dailyReturns(instruments.get(4));

        assertThat(correlation(us500, apple)).isBetween(0.3, 0.8);
        assertThat(Math.abs(correlation(us500, euro))).isLessThan(0.4);
        assertThat(deviation(us500) * Math.sqrt(260)).isBetween(0.11, 0.21);
    }

    private double[] dailyReturns(Instrument instrument) {
        List<Double> closes = new ArrayList<>();
        long open = Resolution.DAY.openOf(TUESDAY_NOON) - 400 * 86_400_000L;
        for (int day = 0; day < 400; day++) {
            markets.bar(instrument, Resolution.DAY, open + day * 86_400_000L)
                    .ifPresent(bar -> closes.add(Math.log(bar.bidClose())));
        }
        double[] returns = new double[270];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = closes.get(i + 1) - closes.get(i);
        }
        return returns;
    }

    private static double correlation(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum / a.length / deviation(a) / deviation(b);
    }

    @Test
    void shouldStreamByTheVenuesClockAndGapNowhereElseAcrossItsChange() {
        now.set(Instant.parse("2026-11-08T00:00:00Z").toEpochMilli());
        Instrument apple = instruments.stream().filter(i -> i.epic().equals("AAPL")).findFirst().orElseThrow();

        List<Quote> summer = quotes(apple, "2026-10-30T00:00:00Z");
        List<Quote> winter = quotes(apple, "2026-11-02T00:00:00Z");

        assertThat(minuteOfDay(summer.get(0))).isEqualTo(13 * 60 + 30);
        assertThat(minuteOfDay(summer.get(summer.size() - 1))).isEqualTo(20 * 60 - 1);
        assertThat(minuteOfDay(winter.get(0))).isEqualTo(14 * 60 + 30);
        assertThat(minuteOfDay(winter.get(winter.size() - 1))).isEqualTo(21 * 60 - 1);
        assertThat(markets.bar(apple, Resolution.DAY, Instant.parse("2026-11-01T22:00:00Z").toEpochMilli())
                .orElseThrow().ticks()).isEqualTo(winter.size());
    }

    private List<Quote> quotes(Instrument of, String day) {
        long fromMs = Instant.parse(day).toEpochMilli();
        return markets.quotes(of, fromMs, fromMs + 86_400_000);
    }

    private static int minuteOfDay(Quote quote) {
        return (int) (quote.timeMs() / 60_000 % 1_440);
    }

    @Test
    void shouldTellEveryQuoteThatWasStreamed() {
        long fromMs = TUESDAY_NOON + 1;
        Recorder streamed = stream(markets, 3);
        long toMs = TUESDAY_NOON + 2 * 60_000;

        for (Instrument instrument : instruments) {
            assertThat(markets.quotes(instrument, fromMs, toMs)).isEqualTo(streamed.quotes.get(instrument.number())
                    .stream().filter(quote -> quote.timeMs() >= fromMs && quote.timeMs() < toMs).toList());
        }
        assertThat(markets.quotes(instruments.get(0), now.get(), now.get() + 60_000)).hasSizeLessThan(2);
    }

    private static double deviation(double[] a) {
        double sum = 0;
        for (double value : a) {
            sum += value * value;
        }
        return Math.sqrt(sum / a.length);
    }

    @Test
    void shouldKnowNothingOfTheFutureOrTheTimeBeforeHistory() {
        assertThat(markets.bar(instruments.get(0), Resolution.MINUTE, TUESDAY_NOON + 60_000)).isEmpty();
        assertThat(markets.bar(instruments.get(0), Resolution.DAY, 0)).isEmpty();
    }
}
