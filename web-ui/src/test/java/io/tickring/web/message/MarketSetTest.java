package io.tickring.web.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarketSetTest {
    private final MarketSet some = MarketSet.of(List.of(3, 70));

    @Test
    void shouldContainWhatItLists() {
        assertThat(some.contains(70)).isTrue();
        assertThat(some.contains(4)).isFalse();
        assertThat(some.containsAll(MarketSet.of(List.of(3)))).isTrue();
        assertThat(some.containsAll(MarketSet.of(List.of(3, 4)))).isFalse();
        assertThat(some.without(MarketSet.of(List.of(3))).numbers()).containsExactly(70);
    }

    @Test
    void shouldContainEverythingThatWillEverBe() {
        assertThat(MarketSet.ALL.contains(60_000)).isTrue();
        assertThat(MarketSet.ALL.isEmpty()).isFalse();
        assertThat(MarketSet.ALL.numbers()).isEmpty();
        assertThat(MarketSet.NONE.isEmpty()).isTrue();
    }

    @Test
    void shouldBeEqualByContent() {
        assertThat(some).isEqualTo(MarketSet.of(List.of(70, 3))).hasSameHashCodeAs(MarketSet.of(List.of(70, 3)))
                .isNotEqualTo(MarketSet.ALL);
        assertThat(MarketSet.ALL).isNotEqualTo(some).isEqualTo(MarketSet.ALL).hasSameHashCodeAs(MarketSet.ALL);
    }
}
