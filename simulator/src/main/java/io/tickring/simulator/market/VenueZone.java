package io.tickring.simulator.market;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Minutes of a venue's own clock, summer time included. Safe for any thread. */
final class VenueZone {
    private static final int MINUTE_S = 60;
    /** Of the rules in force: in 1970 London had the time of Berlin all year. */
    private static final Instant OF_THE_RULES = Instant.parse("2026-01-01T00:00:00Z");

    private final ZoneId zone;
    private volatile Stretch last;

    /** A time without a change of the clock: epoch minutes from inclusive, to exclusive. */
    private record Stretch(long from, long to, int offsetMinutes) {
    }

    VenueZone(ZoneId zone) {
        this.zone = zone;
        this.last = stretch(0);
    }

    ZoneId zone() {
        return zone;
    }

    /** @return what the venue's clock shows, as minutes since 1970-01-01 00:00 of that clock */
    long localMinute(long epochMinute) {
        Stretch of = last;
        if (epochMinute < of.from || epochMinute >= of.to) {
            of = stretch(epochMinute);
            last = of;
        }
        return epochMinute + of.offsetMinutes;
    }

    /** @return minutes that the clock is ahead of UTC in winter */
    int standardOffsetMinutes() {
        return zone.getRules().getStandardOffset(OF_THE_RULES).getTotalSeconds() / MINUTE_S;
    }

    private Stretch stretch(long epochMinute) {
        ZoneRules rules = zone.getRules();
        Instant at = Instant.ofEpochSecond(epochMinute * MINUTE_S);
        ZoneOffsetTransition before = rules.previousTransition(at.plusSeconds(1));
        ZoneOffsetTransition after = rules.nextTransition(at);
        return new Stretch(before == null ? Long.MIN_VALUE : before.toEpochSecond() / MINUTE_S,
                after == null ? Long.MAX_VALUE : after.toEpochSecond() / MINUTE_S,
                rules.getOffset(at).getTotalSeconds() / MINUTE_S);
    }
}
