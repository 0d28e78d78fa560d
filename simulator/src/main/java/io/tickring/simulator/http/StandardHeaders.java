package io.tickring.simulator.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;

/** The headers that the broker puts on every answer. */
final class StandardHeaders {

    private StandardHeaders() {
    }

    static void addTo(HttpHeaders headers) {
        headers.set("Content-Type", "application/json");
        headers.set("Vary", List.of("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"));
        headers.set("Content-Security-Policy", "connect-src 'self'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-XSS-Protection", "1; mode=block");
        headers.set("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        headers.set("Pragma", "no-cache");
        headers.set("Expires", "0");
        headers.set("X-Frame-Options", "DENY");
    }
}
