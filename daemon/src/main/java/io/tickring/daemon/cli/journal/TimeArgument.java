package io.tickring.daemon.cli.journal;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A time as a person writes it: a day (its beginning in UTC), an ISO 8601 time with its offset, or epoch ms. */
final class TimeArgument {
    private TimeArgument() {
    }

    /**
     * @param option for the message
     * @param text   null for none
     * @return epoch ms, or {@code otherwise} for none
     * @throws OperatorException for anything else
     */
    static long epochMs(String option, String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return text.matches("-?\\d+") ? Long.parseLong(text) : instant(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new OperatorException(ExitCode.USAGE, option + " must be a day, an ISO 8601 time or epoch ms, is '"
                    + text + "'");
        }
    }

    private static Instant instant(String text) {
        return text.contains("T") ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
