package io.tickring.web.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;

/** Times as people and scripts write them. */
public final class IsoTime {
    /** {@code Instant.toString} leaves out zero milliseconds, and a column of times should line up. */
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    /** Year 9999: what lies beyond has no four-digit year, and no daemon. */
    private static final long MAX_MS = 253_402_300_799_999L;

    private IsoTime() {
    }

    /** @return ISO 8601 UTC with milliseconds */
    public static String text(long epochMs) {
        return MILLIS.format(Instant.ofEpochMilli(epochMs));
    }

    /** @return epoch ms of an ISO 8601 time with a zone, or of epoch ms itself; empty where the text is neither */
    public static OptionalLong parse(String text) {
        try {
            boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
            long epochMs = digits ? Long.parseLong(text)
                    : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from).toEpochMilli();
            return epochMs < 0 || epochMs > MAX_MS ? OptionalLong.empty() : OptionalLong.of(epochMs);
        } catch (DateTimeParseException | NumberFormatException neither) {
            return OptionalLong.empty();
        }
    }
}
