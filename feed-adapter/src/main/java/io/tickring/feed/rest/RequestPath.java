package io.tickring.feed.rest;

import io.tickring.feed.json.VenueTimes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a request goes, encoded.
 *
 * @param text  the path behind {@code /api/v1}, with its query
 * @param plain the path without variable parts and query, for messages
 */
public record RequestPath(String text, String plain) {
    /** @param path without variable parts, such as {@code /positions} */
    public static RequestPath of(String path) {
        return new RequestPath(path, path);
    }

    /** @return this path with a variable part behind it */
    public RequestPath slash(String part) {
        return new RequestPath(text + '/' + encoded(part), plain + "/…");
    }

    /** @return this path with a parameter; an {@link Instant} in the venue's form, nothing for an empty optional */
    public RequestPath with(String name, Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(present -> with(name, present)).orElse(this);
        }
        String written = value instanceof Instant moment ? VenueTimes.text(moment) : value.toString();
        return new RequestPath(text + (text.contains("?") ? '&' : '?') + name + '=' + encoded(written), plain);
    }

    /** Commas and colons stay, as the venue's own examples have them. */
    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8)
                .replace("+", "%20").replace("%2C", ",").replace("%3A", ":");
    }
}
