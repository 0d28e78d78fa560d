package io.tickring.persistence.redis.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.tick.TickEvent;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CacheFormsTest {
    private static final long NOON_MS = 1_795_435_200_000L;

    @Test
    void shouldNameEachKeyWithItsMarketInBraces() {
        CacheKeys keys = new CacheKeys("demo", "AAPL");

        assertThat(keys.all(NOON_MS, NOON_MS + CacheKeys.DAY_MS)).containsExactly("demo:quote:{AAPL}",
                "demo:tick:{AAPL}", "demo:bars:{AAPL}", "demo:bar1m:{AAPL}:20261123", "demo:bar1m:{AAPL}:20261124");
        assertThat(CacheKeys.position("demo")).isEqualTo("demo:position");
    }

    @Property
    void shouldReadAPositionBack(@ForAll long journalId, @ForAll @IntRange(min = 1) int epoch,
            @ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long sequence) {
        CachePosition position = new CachePosition(journalId, epoch % 999_999_999, sequence);

        assertThat(CachePosition.parse(position.text())).contains(position);
        assertThat(CachePosition.parse(position.rewriting(1))).isEmpty();
    }

    @Test
    void shouldTakeNothingElseForAPosition() {
        assertThat(CachePosition.parse(null)).isEmpty();
        assertThat(CachePosition.parse("")).isEmpty();
        assertThat(CachePosition.parse("1:2:3")).isEmpty();
    }

    @Property
    void shouldLetIdsRiseWhateverAClockDoes(@ForAll List<@LongRange(min = 1, max = 1_000) Long> receivedMs) {
        CachedMarket market = new CachedMarket(1, new CacheKeys("demo", "AAPL"));
        TickEvent tick = new TickEvent();
        long highest = 0;
        for (int i = 0; i < receivedMs.size(); i++) {
            market.take(i + 1, tick, receivedMs.get(i));

            highest = Math.max(highest, receivedMs.get(i));
            assertThat(market.id()).isEqualTo(highest + "-" + (i + 1));
        }
    }

    @Test
    void shouldGiveTheSameIdsAgainAfterALostConnection() {
        CachedMarket market = new CachedMarket(1, new CacheKeys("demo", "AAPL"));
        TickEvent tick = new TickEvent();
        market.take(1, tick, 100);
        market.confirm(market.id(), market.lastIdMs());
        market.take(2, tick, 105);
        String first = market.id();
        market.take(3, tick, 110);

        market.abandon();
        market.take(2, tick, 105);

        assertThat(market.id()).isEqualTo(first).isEqualTo("105-2");
    }
}
