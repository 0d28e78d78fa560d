package io.tickring.web.api.past;

import io.tickring.web.http.Reply;
import io.tickring.web.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Some rows of a longer answer.
 *
 * @param rows   ascending
 * @param window where they are from
 * @param next   where the next page begins, empty on the last
 */
public record Page<T>(List<T> rows, PageWindow window, Optional<PageWindow> next) {
    public static final String CSV_UTF8 = "text/csv; charset=utf-8";

    /** @return cursor of the next page, null on the last */
    public String cursor() {
        return next.map(PageWindow::cursor).orElse(null);
    }

    /** @return this answer with the header that names the next page */
    public Reply linked(Reply reply, Request request, String keep) {
        return next.map(window -> reply.with("link",
                "<" + request.path() + "?" + keep + "cursor=" + window.cursor() + ">; rel=\"next\"")).orElse(reply);
    }

    public static Reply csv(StringBuilder text) {
        return new Reply(200, CSV_UTF8, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
