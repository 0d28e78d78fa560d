package io.tickring.persistence.backup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RetentionTest {
    @Test
    void shouldKeepTheNewestOfTheLastDaysAndMonthsThatHaveOne() {
        Map<String, Long> all = backups("2026-09-30T02:30:00Z", "2026-10-10T02:30:00Z", "2026-10-31T02:30:00Z",
                "2026-11-20T02:30:00Z", "2026-11-23T02:30:00Z", "2026-11-23T12:00:00Z", "2026-11-25T02:30:00Z");

        assertThat(new Retention(2, 2).superfluous(all, Set.of())).containsExactlyInAnyOrder(
                "2026-09-30T02:30:00Z", "2026-10-10T02:30:00Z", "2026-11-20T02:30:00Z", "2026-11-23T02:30:00Z");
    }

    @Test
    void shouldKeepWhatWasProvenGood() {
        Map<String, Long> all = backups("2026-11-23T02:30:00Z", "2026-11-24T02:30:00Z", "2026-11-25T02:30:00Z");

        assertThat(new Retention(1, 0).superfluous(all, Set.of("2026-11-23T02:30:00Z")))
                .containsExactly("2026-11-24T02:30:00Z");
    }

    @Property(tries = 200)
    void shouldNeverRemoveTheNewest(@ForAll @Size(min = 1, max = 30) Set<@IntRange(max = 100_000) Integer> hours,
            @ForAll @IntRange(min = 1, max = 20) int days, @ForAll @IntRange(max = 5) int months) {
        Map<String, Long> all = new TreeMap<>();
        hours.forEach(hour -> all.put("b" + hour, hour * 3_600_000L));
        int newest = hours.stream().mapToInt(Integer::intValue).max().orElseThrow();

        Set<String> removed = new Retention(days, months).superfluous(all, Set.of());

        assertThat(removed).doesNotContain("b" + newest);
        assertThat(all.size() - removed.size()).isBetween(1, days + months);
    }

    @Test
    void shouldNameTheKeyThatIsOutOfRange() {
        assertThatThrownBy(() -> new Retention(0, 1)).hasMessage("backup.keepDays must be 1 to 3650, is 0");
        assertThatThrownBy(() -> new Retention(1, -1)).hasMessage("backup.keepMonths must be 0 to 1200, is -1");
    }

    private static Map<String, Long> backups(String... times) {
        Map<String, Long> all = new TreeMap<>();
        for (String time : times) {
            all.put(time, Instant.parse(time).toEpochMilli());
        }
        return all;
    }
}
