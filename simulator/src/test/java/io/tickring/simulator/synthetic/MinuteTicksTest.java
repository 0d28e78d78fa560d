package io.tickring.simulator.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.OpeningHours;
import io.tickring.simulator.market.SymbolList;
import org.junit.jupiter.api.Test;

class MinuteTicksTest {
    private static final long SEED = 11;
    private static final long MINUTE = TradingClock.REFERENCE_MINUTE + 15 * 60;

    private final Instrument gold = SymbolList.all().get(5);
    private final LevelPath path = path();
    private final MinuteTicks ticks = new MinuteTicks(path, 1, SEED);

    private LevelPath path() {
        TradingClock clock = new TradingClock(OpeningHours.roundTheClock(), Temper.NIGHT_AND_DAY);
        return new LevelPath(gold, clock, new Factors(SEED), SEED);
    }

    @Test
    void shouldKeepWithinTheBoundsThatBarsRelyOn() {
        for (long minute = MINUTE; minute < MINUTE + 2_000; minute++) {
            ticks.make(minute);
            double from = path.at(minute);
            double to = path.at(minute + 1);
            double reach = MinuteTicks.REACH * from * path.deviation(minute);
            double half = ticks.halfSpread(from);
            for (int i = 0; i < ticks.count(); i++) {
                assertThat((double) ticks.bid(i)).isBetween(
                        Math.min(from, to) - reach - half * MinuteTicks.WIDEST - 0.5,
                        Math.max(from, to) + reach - half * MinuteTicks.NARROWEST + 0.5);
                assertThat((double) ticks.ask(i)).isBetween(
                        Math.min(from, to) - reach + half * MinuteTicks.NARROWEST - 0.5,
                        Math.max(from, to) + reach + half * MinuteTicks.WIDEST + 1.5);
            }
        }
    }

    @Test
    void shouldAscendWithinTheMinute() {
        ticks.make(MINUTE);

        assertThat(ticks.count()).isEqualTo(ticks.countOf(MINUTE)).isGreaterThan(10);
        for (int i = 1; i < ticks.count(); i++) {
            assertThat(ticks.timeMs(i)).isBetween(ticks.timeMs(i - 1), (MINUTE + 1) * 60_000 - 1);
        }
    }

    @Test
    void shouldBeTheSameWhicheverWayItIsReached() {
        MinuteTicks other = new MinuteTicks(path(), 1, SEED);
        for (long minute = MINUTE + 100_000; minute > MINUTE - 100_000; minute -= 777) {
            other.make(minute);
        }

        ticks.make(MINUTE);
        other.make(MINUTE);

        assertThat(other.count()).isEqualTo(ticks.count());
        for (int i = 0; i < ticks.count(); i++) {
            assertThat(other.bid(i)).isEqualTo(ticks.bid(i));
            assertThat(other.ask(i)).isEqualTo(ticks.ask(i));
        }
    }
}
