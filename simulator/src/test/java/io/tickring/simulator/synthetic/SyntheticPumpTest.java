package io.tickring.simulator.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.QuotePump;
import io.tickring.simulator.market.QuoteSink;
import io.tickring.simulator.market.SymbolList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SyntheticPumpTest {
    private static final long TUESDAY_NOON = Instant.parse("2026-11-24T15:17:23.456Z").toEpochMilli();
    private static final int STALL_MS = 10_000;

    private final AtomicLong now = new AtomicLong(TUESDAY_NOON);
    private final List<Instrument> instruments = SymbolList.all();
    private final QuotePump pump = new SyntheticMarkets(instruments, 7, 1, false, now::get).pump();
    private final Desk desk = new Desk();

    /** Takes quotes for subscribers and for those who trade. */
    private static final class Desk implements QuoteSink {
        private final List<Long> timesMs = new ArrayList<>();
        private boolean subscribed;
        private boolean traded;

        @Override
        public boolean wanted(int market) {
            return subscribed;
        }

        @Override
        public boolean traded(int market) {
            return traded;
        }

        @Override
        public boolean ready(int market) {
            return true;
        }

        @Override
        public void quote(int market, long timeMs, long bid, long ask, long bidSize, long askSize) {
            timesMs.add(timeMs);
        }
    }

    private void passLater(int ms) {
        now.addAndGet(ms);
        desk.timesMs.clear();
        pump.pass(desk);
    }

    @Test
    void shouldGiveWhoTradesWhatWasMadeSinceTheLastRound() {
        desk.traded = true;
        pump.pass(desk);

        passLater(STALL_MS);

        assertThat(desk.timesMs).isNotEmpty().allMatch(timeMs -> timeMs > TUESDAY_NOON && timeMs <= now.get());
    }

    @Test
    void shouldBeginAtItsSubscriptionWithAMarketThatIsTraded() {
        desk.traded = true;
        pump.pass(desk);
        desk.subscribed = true;

        passLater(STALL_MS);

        assertThat(desk.timesMs).isEmpty();
        long subscribedMs = now.get();
        passLater(STALL_MS);
        assertThat(desk.timesMs).isNotEmpty().allMatch(timeMs -> timeMs > subscribedMs);
    }
}
