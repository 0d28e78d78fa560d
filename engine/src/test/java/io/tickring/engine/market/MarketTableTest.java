package io.tickring.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarketTableTest {
    private final MarketTable table = new MarketTable(64);

    @Test
    void shouldNumberMarketsFromOneInOrder() {
        table.define(Market.bare(0, "AAPL"));
        table.define(Market.bare(0, "US500"));

        assertThat(table.all()).extracting(Market::symbol).containsExactly("AAPL", "US500");
        assertThat(table.numberOf("US500")).isEqualTo(2);
        assertThat(table.get(0).symbol()).isEqualTo("?");
    }

    @Test
    void shouldKeepTheNumberWhenAttributesChange() {
        Market bare = table.define(Market.bare(0, "AAPL"));

        Market known = table.define(new Market(0, "AAPL", "Apple Inc", AssetClass.SHARES, "USD", 2, 5));
        Market again = table.define(new Market(0, "AAPL", "Apple Inc", AssetClass.SHARES, "USD", 2, 5));

        assertThat(known.number()).isEqualTo(bare.number());
        assertThat(again).isSameAs(known);
        assertThat(table.get(1).name()).isEqualTo("Apple Inc");
    }

    @Test
    void shouldFindEachSymbolByItsBytesAndNoOther() {
        IntStream.range(0, 60).forEach(i -> table.define(Market.bare(0, "M" + i)));

        assertThat(IntStream.range(0, 60).map(i -> find("xM" + i + "x"))).containsExactly(
                IntStream.rangeClosed(1, 60).boxed().toArray(Integer[]::new));
        assertThat(find("xM60x")).isZero();
        assertThat(find("xx")).isZero();
    }

    private int find(String framed) {
        byte[] bytes = framed.getBytes(StandardCharsets.US_ASCII);
        return table.find(bytes, 1, bytes.length - 1);
    }

    @Test
    void shouldNameTheSettingWhenFull() {
        MarketTable small = new MarketTable(2);
        small.define(Market.bare(0, "A"));

        assertThatThrownBy(() -> small.define(Market.bare(0, "B"))).hasMessageContaining("engine.maxMarkets");
    }

    @Test
    void shouldRestoreNumbersOfAJournalAndRefuseOthers() {
        table.restore(Market.bare(1, "A"));
        table.restore(Market.bare(2, "B"));
        table.restore(new Market(1, "A", "Alpha", AssetClass.SHARES, "USD", 2, 7));

        assertThat(table.get(1).name()).isEqualTo("Alpha");
        assertThatThrownBy(() -> table.restore(Market.bare(4, "D"))).hasMessageContaining("D as number 4");
        assertThatThrownBy(() -> table.restore(Market.bare(2, "A"))).hasMessageContaining("A as number 2");
        assertThatThrownBy(() -> table.restore(Market.bare(3, "A"))).hasMessageContaining("A as number 3");
    }

    @Test
    void shouldRefuseAttributesOutOfRange() {
        assertThatThrownBy(() -> new Market(1, "", "", AssetClass.OTHER, "", 0, 1)).hasMessageContaining("number 1");
        assertThatThrownBy(() -> new Market(1, "A", "", AssetClass.OTHER, "", 10, 1)).hasMessageContaining("decimals");
        assertThatThrownBy(() -> new Market(1, "A", "", AssetClass.OTHER, "", 2, 0)).hasMessageContaining("maximum");
    }

    @Test
    void shouldTakeUnknownAssetClassesAsOther() {
        assertThat(AssetClass.ofName("INDICES")).isEqualTo(AssetClass.INDICES);
        assertThat(AssetClass.ofName(null)).isEqualTo(AssetClass.OTHER);
        assertThat(AssetClass.ofName("BONDS")).isEqualTo(AssetClass.OTHER);
        for (AssetClass assetClass : AssetClass.values()) {
            assertThat(AssetClass.ofCode(assetClass.code())).isEqualTo(assetClass);
        }
        assertThat(AssetClass.ofCode(99)).isEqualTo(AssetClass.OTHER);
    }
}
