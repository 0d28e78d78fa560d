package io.tickring.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolListTest {
    private final List<Instrument> all = SymbolList.all();

    @Test
    void shouldListAHundredMarketsOfEveryKind() {
        assertThat(all).hasSize(100).extracting(Instrument::epic).doesNotHaveDuplicates()
                .contains("US500", "US100", "US30", "DE40", "EURUSD", "GOLD", "OIL_CRUDE", "BTCUSD", "AAPL");
        assertThat(all).filteredOn(i -> i.assetClass() == AssetClass.SHARES).hasSizeGreaterThanOrEqualTo(50);
        assertThat(all).extracting(Instrument::assetClass).contains(AssetClass.values());
        assertThat(all).allSatisfy(i -> assertThat(i.level()).isPositive());
    }

    @Test
    void shouldGiveTheFirstInOrder() {
        assertThat(SymbolList.first(3)).extracting(Instrument::epic).containsExactly("US500", "US100", "US30");
        assertThat(SymbolList.first(1_000)).hasSize(100);
    }
}
