package io.tickring.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SparklineTest {
    @Property(tries = 200)
    void shouldHoldTheLastPointOfTheNewestMinutes(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 0, max = 90) Integer> minutes) {
        Sparkline line = new Sparkline();
        TreeMap<Long, Long> expected = new TreeMap<>();

        for (int i = 0; i < minutes.size(); i++) {
            long openTimeMs = minutes.get(i) * 60_000L;
            line.put(openTimeMs, i);
            expected.put(openTimeMs, (long) i);
            if (expected.size() > Sparkline.POINTS) {
                expected.pollFirstEntry();
            }
        }

        assertThat(line.newestOpenTimeMs()).isEqualTo(expected.lastKey());
        assertThat(IntStream.range(0, line.size()).mapToLong(line::midNanos).boxed())
                .containsExactlyElementsOf(expected.values());
    }
}
