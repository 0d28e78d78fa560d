package io.tickring.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.simulator.market.Bar;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeikinAshiTest {

    @Test
    void shouldSmoothACandleByTheOneBefore() {
        Bar first = new Bar(0, 100, 120, 80, 110, 200, 220, 180, 210, 3);
        Bar second = new Bar(60_000, 110, 112, 108, 110, 210, 212, 208, 210, 5);

        Bar candle = HeikinAshi.of(List.of(first, second));

        // open (100 + (100 + 120 + 80 + 110) / 4) / 2 = 101.25; close (110 + 112 + 108 + 110) / 4 = 110
        assertThat(candle).isEqualTo(new Bar(60_000, 101, 112, 101, 110, 201, 212, 201, 210, 5));
    }
}
