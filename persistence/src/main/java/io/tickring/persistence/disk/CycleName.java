package io.tickring.persistence.disk;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What the names of the journal's files say: the UTC time at which each period begins, as far as the period needs. */
public final class CycleName {
    private static final String MIDNIGHT = "000000";
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private CycleName() {
    }

    /** @return the beginning of the period, epoch ms: nothing was written before it into this file */
    public static long startMs(Path file) {
        String name = file.getFileName().toString();
        String digits = name.substring(0, name.indexOf('.')).replaceAll("\\D", "");
        String all = digits + MIDNIGHT.substring(digits.length() - "uuuuMMdd".length());
        return LocalDateTime.parse(all, DIGITS).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
