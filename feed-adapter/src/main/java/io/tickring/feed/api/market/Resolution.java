package io.tickring.feed.api.market;

import java.time.Duration;

/** How long a bar of the venue is. A day and a week are bounded by the market's session, not by midnight UTC. */
public enum Resolution {
    MINUTE(Duration.ofMinutes(1)),
    MINUTE_5(Duration.ofMinutes(5)),
    MINUTE_15(Duration.ofMinutes(15)),
    MINUTE_30(Duration.ofMinutes(30)),
    HOUR(Duration.ofHours(1)),
    HOUR_4(Duration.ofHours(4)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7));

    private final Duration length;

    Resolution(Duration length) {
        this.length = length;
    }

    /** @return from one bar's opening to the next one's, as the venue's limit of a window counts it */
    public Duration length() {
        return length;
    }
}
