package io.tickring.feed.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HistoryCursorTest {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long LATE_MS = Duration.ofMinutes(1).toMillis();
    private static final long NOW_MS = 1_800_000_000_999L;

    @Test
    void shouldAskForTheOldestDayFirstAndThenForWhatIsNew() {
        HistoryCursor cursor = new HistoryCursor(NOW_MS - DAY_MS);

        HistoryWindow first = cursor.next(NOW_MS);
        cursor.onKept(first, NOW_MS);
        assertThat(cursor.isBehind()).isTrue();
        HistoryWindow second = cursor.next(NOW_MS);
        cursor.onKept(second, NOW_MS);

        assertThat(first).isEqualTo(new HistoryWindow(1_799_913_420_000L, 1_799_999_820_000L));
        assertThat(second).isEqualTo(new HistoryWindow(1_799_999_640_000L, 1_800_000_000_000L));
        assertThat(cursor.isBehind()).isFalse();
    }

    @Test
    void shouldAskForNoTimeThatIsStillToComeWhereTheVenuesClockWentBack() {
        HistoryCursor cursor = new HistoryCursor(NOW_MS + DAY_MS);

        assertThat(cursor.next(NOW_MS)).isEqualTo(new HistoryWindow(1_799_999_820_000L, 1_800_000_000_000L));
    }

    @Property
    void shouldLeaveNothingOutThatShowsUpAMinuteLate(
            @ForAll @LongRange(min = 0, max = 40) long days, @ForAll @IntRange(min = 1, max = 200_000) int stepSeconds,
            @ForAll @LongRange(min = 0, max = 999) long fraction) {
        long nowMs = NOW_MS + fraction;
        HistoryCursor cursor = new HistoryCursor(nowMs - days * DAY_MS);
        long coveredMs = nowMs - days * DAY_MS;
        for (int poll = 0; poll < 60; poll++) {
            HistoryWindow window = cursor.next(nowMs);

            assertThat(window.toMs() - window.fromMs()).isBetween(0L, DAY_MS);
            assertThat(window.toMs()).isLessThanOrEqualTo(nowMs);
            assertThat(window.fromMs()).isLessThanOrEqualTo(coveredMs);
            coveredMs = Math.max(coveredMs, window.toMs() - LATE_MS);
            cursor.onKept(window, nowMs);
            nowMs += cursor.isBehind() ? 0 : stepSeconds * 1_000L;
        }
        assertThat(coveredMs).isGreaterThan(NOW_MS - 2 * LATE_MS);
    }
}
