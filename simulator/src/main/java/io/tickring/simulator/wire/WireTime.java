package io.tickring.simulator.wire;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Times as the broker spells them: no zone, in UTC or in the account's local time. */
public final class WireTime {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    private final ZoneOffset local;

    public WireTime(int offsetHours) {
        this.local = ZoneOffset.ofHours(offsetHours);
    }

    public String utcSeconds(long epochMs) {
        return at(epochMs, ZoneOffset.UTC).format(SECONDS);
    }

    public String localSeconds(long epochMs) {
        return at(epochMs, local).format(SECONDS);
    }

    public String utcMillis(long epochMs) {
        return at(epochMs, ZoneOffset.UTC).format(MILLIS);
    }

    public String localMillis(long epochMs) {
        return at(epochMs, local).format(MILLIS);
    }

    /** @return epoch ms of {@code YYYY-MM-DDTHH:MM:SS} in UTC; empty for anything else, a zone or fraction included */
    public static Optional<Long> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, SECONDS).toInstant(ZoneOffset.UTC).toEpochMilli());
        } catch (DateTimeParseException otherForm) {
            return Optional.empty();
        }
    }

    private static LocalDateTime at(long epochMs, ZoneOffset offset) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMs), offset);
    }
}
