package io.tickring.daemon.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SymbolCacheTest {
    private static final int MANY = 1_500;

    private final MarketTable markets = new MarketTable(MANY + 1);
    private final SymbolCache cache = new SymbolCache(markets);

    private int find(String symbol) {
        byte[] bytes = symbol.getBytes(StandardCharsets.ISO_8859_1);
        return cache.find(Arrays.copyOf(bytes, bytes.length + FieldCursor.REACH), 0, bytes.length);
    }

    @Test
    void shouldFindEachOfMoreMarketsThanItHasSlots() {
        for (int i = 1; i <= MANY; i++) {
            markets.define(Market.bare(0, "S" + i));
        }

        for (int round = 0; round < 2; round++) {
            for (int i = 1; i <= MANY; i++) {
                assertThat(find("S" + i)).isEqualTo(i);
            }
        }
    }

    @Test
    void shouldFindAMarketOnceItIsDefined() {
        assertThat(find("AAPL")).isZero();

        markets.define(Market.bare(0, "AAPL"));

        assertThat(find("AAPL")).isEqualTo(1);
    }

    @Test
    void shouldTellSymbolsApartThatDifferInLengthOnly() {
        markets.define(Market.bare(0, "A"));
        markets.define(Market.bare(0, "EIGHTLET"));
        markets.define(Market.bare(0, "EIGHTLETX"));

        assertThat(find("A")).isEqualTo(1);
        assertThat(find("EIGHTLET")).isEqualTo(2);
        assertThat(find("EIGHTLETX")).isEqualTo(3);
        assertThat(find("\0A")).isZero();
        assertThat(find("A\0")).isZero();
        assertThat(find("")).isZero();
    }
}
