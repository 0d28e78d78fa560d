package io.tickring.web.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps pages of other sites out, though the browser runs on this machine: a name that an attacker lets point to
 * loopback (DNS rebinding) stands in {@code Host}, and the page that opens a WebSocket in {@code Origin}.
 */
final class Loopback {
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private Loopback() {
    }

    /** @throws Refusal where the request is not meant for this machine by name */
    static void requireHost(String host) {
        if (host == null) {
            throw Refusal.badRequest("the header Host is missing: expected localhost, 127.0.0.1 or [::1]");
        }
        if (!HOSTS.contains(withoutPort(host.toLowerCase(Locale.ROOT)))) {
            throw new Refusal(421, "the header Host is '" + host + "': expected localhost, 127.0.0.1 or [::1]");
        }
    }

    /**
     * @param origin of the page that asks, null for a program that is no browser
     * @param port   this server's
     * @throws Refusal where the page is not ours
     */
    static void requireOwnOrigin(String origin, int port) {
        if (origin != null && !own(origin, port)) {
            throw new Refusal(403, "the header Origin is '" + origin + "': expected http on localhost, 127.0.0.1 or "
                    + "[::1], port " + port);
        }
    }

    private static boolean own(String origin, int port) {
        try {
            URI uri = new URI(origin.toLowerCase(Locale.ROOT));
            int originPort = uri.getPort() < 0 ? 80 : uri.getPort();
            return "http".equals(uri.getScheme()) && uri.getHost() != null && HOSTS.contains(uri.getHost())
                    && originPort == port;
        } catch (URISyntaxException foreign) {
            return false;
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']') && host.substring(colon + 1).matches("\\d{1,5}");
        return port ? host.substring(0, colon) : host;
    }
}
