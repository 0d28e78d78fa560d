package io.tickring.web.api.past;

import io.tickring.web.http.Query;
import io.tickring.web.http.Refusal;
import io.tickring.web.json.IsoTime;

/**
 * A stretch of the venue's time, and where in it a page begins.
 *
 * @param fromMs epoch ms, inclusive
 * @param toMs   epoch ms, exclusive
 * @param after  what the page before ended with, -1 on the first page
 */
public record PageWindow(long fromMs, long toMs, long after) {
    private static final long FIRST_PAGE = -1;

    /** @throws Refusal where it would be empty */
    public static PageWindow between(long fromMs, long toMs) {
        if (fromMs >= toMs) {
            throw Refusal.badRequest("from must be before to: from is " + IsoTime.text(fromMs) + ", to is "
                    + IsoTime.text(toMs));
        }
        return new PageWindow(fromMs, toMs, FIRST_PAGE);
    }

    /** @throws Refusal where the value is there and is no time */
    public static long time(Query query, String name, long otherwise) {
        return query.text(name).map(text -> IsoTime.parse(text).orElseThrow(() -> Refusal.badRequest(name
                + " must be a time such as 2026-11-20T14:30:00Z, or epoch ms, is '" + text + "'"))).orElse(otherwise);
    }

    /** @throws Refusal for a text that {@link #cursor} did not make */
    public static PageWindow ofCursor(String cursor) {
        if (!cursor.matches("\\d{1,15}_\\d{1,15}_\\d{1,18}")) {
            throw Refusal.badRequest("cursor '" + cursor + "' is none: expected the value of next, as it was");
        }
        String[] parts = cursor.split("_");
        PageWindow first = between(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        return first.after(Long.parseLong(parts[2]));
    }

    public PageWindow after(long last) {
        return new PageWindow(fromMs, toMs, last);
    }

    public boolean firstPage() {
        return after == FIRST_PAGE;
    }

    public String cursor() {
        return fromMs + "_" + toMs + "_" + after;
    }
}
