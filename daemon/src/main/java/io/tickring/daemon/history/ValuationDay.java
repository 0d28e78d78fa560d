package io.tickring.daemon.history;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The day from one valuation of the books to the next: 17:00 in New York, the venue's own roll-over. */
final class ValuationDay {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalTime TIME = LocalTime.of(17, 0);

    private ValuationDay() {
    }

    /** @return when the day began that this moment lies in, epoch ms */
    static long startMs(long timeMs) {
        ZonedDateTime time = Instant.ofEpochMilli(timeMs).atZone(ZONE);
        ZonedDateTime valuation = time.with(TIME);
        return (valuation.isAfter(time) ? valuation.minusDays(1) : valuation).toInstant().toEpochMilli();
    }

    /** @return when the day ends that this moment lies in, epoch ms */
    static long endMs(long timeMs) {
        return Instant.ofEpochMilli(startMs(timeMs)).atZone(ZONE).plusDays(1).toInstant().toEpochMilli();
    }
}
